# A promise to send a quote: it falls late, is moved only with a reason, and is kept late.
on Mon 2 Mar 2026 09:00
  > kept init --firm "Berg Ochieng Engineers" --zone Europe/London --me "Anna Berg <anna@bergochieng.example>" --rehearsal
  anna> kept organization add "Harbour Bakery" --standing client
  anna> kept person add "Ines Ferreira" --organization "Harbour Bakery" --number "020 7946 0171"
  anna> kept log "roof still leaks" --with "Ines Ferreira" --channel call
  anna> kept promise "send the revised quote" --to "Ines Ferreira" --due Fri
  | Promised (7): send the revised quote, by Friday, 6 March, end of the day.
on Tue 10 Mar 2026 09:00
  anna> kept today
  | late 1 day   Harbour Bakery   Ines Ferreira   send the revised quote
  anna> kept move "revised quote" --due Thu
  ! Say why it moves, with --because; the client will see it.
  anna> kept move "revised quote" --due Thu --because "the beam is two sizes bigger"
  | Moved to Thursday, 12 March, end of the day.
  anna> kept keep "revised quote"
  | Kept, late.
  anna> kept today
  | Nobody waits, and nothing is due today.
  anna> kept verify
