/** Whether private texts are shown on the person's page; hidden again with every new page. */
export class Veil {
  lifted = $state(false);
  toggle(): void {
    this.lifted = !this.lifted;
  }
}
