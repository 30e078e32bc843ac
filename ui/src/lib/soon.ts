// Operations that the generated types do not list yet.
import { call, type Input, type Output, type OperationName } from "./api";
export function soon<T>(name: string, payload: unknown): Promise<T> {
  return call(name as OperationName, payload as Input<OperationName>) as Promise<
    Output<OperationName>
  > as Promise<T>;
}
