# Anna sends cards at Easter: a list is kept, many are changed at once, looked at first and taken back as one.
on Mon 2 Mar 2026 08:30
  > kept init --firm "Berg Ochieng Engineers" --zone Europe/London --me "Anna Berg <anna@bergochieng.example>" --rehearsal
  anna> kept staff add "Ben Ochieng <ben@bergochieng.example>"
  anna> kept organization add "Harbour Bakery" --standing client
  anna> kept person add "Ines Ferreira" --standing client --organization "Harbour Bakery" --address ines@harbourbakery.example
  anna> kept person add "Chidi Okafor" --standing client --address chidi@okaforgarage.example --place "1 Dock Road, Falmouth"
  anna> kept person add "Mrs Lindqvist" --standing client --number "020 7946 0133" --tag easter
  anna> kept person add "Tom Haldane" --standing client --do-not-contact yes
  anna> kept list save "Easter cards" --of people --where standing=client --where "not do-not-contact" --column tags --column addresses --shared
  | “Easter cards” is kept, for the firm (10).
  anna> kept list save "Mine" --where "number"
  anna> kept lists
  | 10 Easter cards firm People who are clients, and who may hear from us
  | 11 Mine yours People and organizations who have a phone number
  ben> kept lists
  | 10 Easter cards firm People who are clients, and who may hear from us
  ben> kept list Mine
  ! There is no list “Mine”.

on Mon 2 Mar 2026 09:00
  anna> kept list "Easter cards"
  | People who are clients, and who may hear from us: 3 are on it.
  | 7 Chidi Okafor chidi@okaforgarage.example
  | 5 Ines Ferreira ines@harbourbakery.example
  | 8 Mrs Lindqvist easter
  anna> kept tag Easter --in "Easter cards" --preview
  | 2 people get the tag “easter”; 1 has it already.
  | 7 Chidi Okafor
  | 5 Ines Ferreira
  anna> kept list --where tag=easter --count
  | 1
  anna> kept tag Easter --in "Easter cards"
  | 2 get the tag “easter”.
  anna> kept list --where tag=easter --count
  | 3
  anna> kept undo
  | Taken back: entries 12 to 13.
  anna> kept list --where tag=easter --where "not number" --count
  | 0
  ben> kept responsible Ben --in "Easter cards" --who "Tom Haldane"
  | Ben Ochieng answers for 4 from now on.
  ben> kept list --where responsible=Ben --where "place=falmouth"
  | People and organizations for whom Ben Ochieng answers, and who have “falmouth” in a postal address: 1 is on it.
  ben> kept standing former --in "Easter cards" --preview
  | 3 people are former clients from now on.
  anna> kept list --where weather=fine
  ! “weather=fine” is not understood as a condition; expected one of standing, tag, organization, responsible, place, language, do-not-contact, address, number, contact, owed, field, words.
  anna> kept list drop "Easter cards"
  | The list is dropped. Who was on it stays as they are.
