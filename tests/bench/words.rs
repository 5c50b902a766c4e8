use super::dice::Dice;

const WHO: [&str; 16] = [
    "Most people",
    "Many runners",
    "Office workers",
    "New parents",
    "Older adults",
    "Some therapists",
    "People with long-lasting pain",
    "Those who lift at work",
    "Swimmers and cyclists",
    "Visitors to the clinic",
    "People in the trials",
    "Gardeners",
    "Young athletes",
    "Drivers on long routes",
    "Musicians",
    "People who sleep badly",
];

const DO: [&str; 16] = [
    "feel a little better",
    "notice less stiffness",
    "move with more ease",
    "report somewhat less pain",
    "find it easier to rest",
    "need a few quiet days",
    "return to gentle exercise",
    "describe a warm, loose feeling",
    "see no clear difference",
    "ask for lighter pressure",
    "prefer shorter sessions",
    "keep a small routine at home",
    "change how they sit",
    "walk a bit further",
    "stop worrying about one bad day",
    "plan their week differently",
];

const WHEN: [&str; 16] = [
    "after a week or two",
    "on the following morning",
    "when the weather is cold",
    "during a busy month",
    "while they recover from an injury",
    "before a long journey",
    "if they take regular breaks",
    "once the swelling has gone",
    "in the first few sessions",
    "as long as nothing hurts sharply",
    "even though the evidence is weak",
    "because the muscles have time to settle",
    "without any change of medicine",
    "with a little help from a friend",
    "unless they do too much at once",
    "whatever the cause of the pain may be",
];

/// The parts of the body that articles are about; each is a topic.
pub const PARTS: [&str; 20] = [
    "Neck",
    "Shoulder",
    "Upper back",
    "Lower back",
    "Hip",
    "Knee",
    "Ankle",
    "Foot",
    "Elbow",
    "Wrist",
    "Hand",
    "Jaw",
    "Calf",
    "Thigh",
    "Hamstring",
    "Groin",
    "Chest",
    "Forearm",
    "Heel",
    "Temple",
];

/// What a section is about; more of them than an article has sections.
pub const SECTIONS: [&str; 10] = [
    "What it feels like",
    "What can add to it",
    "What a session looks like",
    "What the trials say",
    "What you can do at home",
    "How long it may take",
    "When to be careful",
    "What to ask your therapist",
    "Sleep and rest",
    "Back to sport",
];

/// A sentence.
pub fn sentence(dice: &mut Dice) -> String {
    format!(
        "{} {} {}.",
        dice.pick(&WHO),
        dice.pick(&DO),
        dice.pick(&WHEN)
    )
}

/// Some sentences.
pub fn sentences(dice: &mut Dice, count: usize) -> String {
    let sentences: Vec<_> = (0..count).map(|_| sentence(dice)).collect();
    sentences.join(" ")
}

/// Items of a list.
pub fn items(dice: &mut Dice, count: usize) -> Vec<String> {
    let item = |dice: &mut Dice| format!("**{}** {}", dice.pick(&DO), dice.pick(&WHEN));
    (0..count).map(|_| item(dice)).collect()
}
