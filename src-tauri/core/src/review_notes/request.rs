//! Asking a colleague for feedback: a text to copy. It is made of the names alone, and of the
//! question that is typed for it; no type here could hold what is known of the person.

use chrono::NaiveDate;

use crate::dates;
use crate::error::Result;
use crate::people;
use crate::store::PersonId;
use crate::wording::first_name;
use crate::workspace::View;
use crate::{input, output, table};

input! {
    /// Words a request to a colleague for feedback about a person.
    pub struct FeedbackRequest {
        /// About whom.
        pub person: String,
        /// Who is asked, as they are to be greeted; anybody when absent.
        pub colleague: Option<String>,
        /// What is asked; what helped and what could be different when absent.
        pub question: Option<String>,
        /// By when an answer helps.
        pub by: Option<NaiveDate>,
    }
}

output! {
    /// A request to send.
    pub struct FeedbackAsked {
        /// About whom.
        pub person: PersonId,
        /// Plain text.
        pub text: String,
    }
}

table! {
    /// A person by name.
    pub struct NameAloud in "shareable_person" {
        pub id: PersonId,
        pub name: String,
    }
}

/// Words the request.
pub fn request(view: &View<'_>, input: &FeedbackRequest) -> Result<FeedbackAsked> {
    let id = people::resolve(view, &input.person)?.id;
    let named: Option<NameAloud> = view.get(id.as_str())?;
    let name = named.map(|person| person.name).unwrap_or_default();
    let owner: Option<NameAloud> = view.first("WHERE owner = 1", [])?;
    let first = first_name(&name);
    let filled =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let greeting = filled(&input.colleague)
        .map_or_else(|| "Hello,".to_owned(), |who| format!("Hello {},", first_name(&who)));
    let question = filled(&input.question).unwrap_or_else(|| {
        format!(
            "- What did {first} do lately that helped you or the team?\n\
             - What is one thing that {first} could do differently?"
        )
    });
    let by = input.by.map_or_else(String::new, |day| format!(" by {}", dates::spoken(day, view.today())));
    // A file whose owner has no name yet is signed by nobody.
    let sign = owner
        .map(|o| o.name)
        .filter(|name| name != "Me")
        .map(|name| format!("\n\n{name}"))
        .unwrap_or_default();
    let text = format!(
        "{greeting}\n\nI am collecting feedback for {name}. You have worked together, so your view would help:\n\n\
         {question}\n\nA few lines are plenty{by}; a moment that you remember is worth more than a verdict. \
         I will tell {first} the gist, and your name only if you wish.\n\nThank you{sign}\n"
    );
    Ok(FeedbackAsked { person: id, text })
}
