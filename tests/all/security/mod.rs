mod hostile;
mod letter_by_letter;
