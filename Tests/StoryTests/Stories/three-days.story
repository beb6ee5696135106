# Three days at Berg Ochieng Engineers: calls come in, promises are made, one is late, one is moved, the record is whole.
# bin/demo plays this and opens Today of Wednesday morning.
on Mon 2 Mar 2026 08:30
  > kept init --firm "Berg Ochieng Engineers" --zone Europe/London --me "Anna Berg <anna@bergochieng.example>" --hours "Mon-Fri 8:00-17:00" --rehearsal
  anna> kept staff add "Ben Ochieng <ben@bergochieng.example>"
  | Ben Ochieng is of the firm now (4).
  anna> kept organization add "Harbour Bakery" --standing client --responsible Anna
  anna> kept person add "Ines Ferreira" --organization "Harbour Bakery" --role "owner, decides" --number "020 7946 0171" --address ines@harbourbakery.example
  anna> kept person add "Tomas Ferreira" --organization "Harbour Bakery" --role "the books" --number "020 7946 0188"
  anna> kept organization add "Okafor Garage" --standing client --responsible Ben
  anna> kept person add "Chidi Okafor" --organization "Okafor Garage" --number "020 7946 0102" --address chidi@okaforgarage.example
  anna> kept person add "Mrs Lindqvist" --standing client --responsible Anna --number "020 7946 0133"
  anna> kept organization add "St Olave’s Parish" --standing client
  anna> kept person add "Tom Haldane" --organization "St Olave’s Parish" --address tom@stolave.example
  anna> kept today
  | Nobody waits, and nothing is due today.

on Mon 2 Mar 2026 09:10
  anna> kept log "The crack over the oven has grown. Can I bake tomorrow?" --with "Ines Ferreira" --channel voicemail --felt bad
  anna> kept log --with Lindqvist --channel missed
  anna> kept today
  | Client is waiting (2)
  | waits 0 min   Harbour Bakery   Ines Ferreira   The crack over the oven has grown. Can I bake tomorrow?

on Mon 2 Mar 2026 10:20
  anna> kept log "Crack is hairline, baking can go on. She wants the new quote this week." --with Ines --channel call --out --felt good
  | Written down (22). One wait of theirs ended with it.
  anna> kept promise "send the revised quote for the roof beam" --to Ines --due "Tue 15:00"
  anna> kept owed "photos of the wall" --from Ines --due tomorrow
  ben> kept log "They pour on Wednesday and need the signed foundation drawing." --with Chidi --channel call
  ben> kept promise "signed foundation drawing to the lift supplier" --to Chidi --due "Wed 10:30"
  | Promised (27): signed foundation drawing to the lift supplier, by Wednesday, 4 March, 10:30.
  ben> kept today
  | Nobody waits, and nothing is due today.

on Tue 3 Mar 2026 11:00
  anna> kept log "Did the load table get lost on the way?" --with "Tom Haldane" --channel mail
  anna> kept log "Asked how far the balcony is." --with Lindqvist --channel call
  anna> kept promise "say how far the balcony is, and when it will be done" --to Lindqvist --due "tomorrow 13:30"
  anna> kept keep "photos of the wall"
  | Kept.
  anna> kept undo
  | Taken back: entry 32.
  anna> kept keep "photos"

on Wed 4 Mar 2026 08:05
  anna> kept log "Have you had time for the fixing plan? The steel comes on Friday." --with Chidi --channel voicemail
  anna> kept today
  | Client is waiting (1)
  | waits 6 h 05   St Olave’s Parish   Tom Haldane   Did the load table get lost on the way?
  | Due or at risk today (2)
  | late 2 h 05   Harbour Bakery   Ines Ferreira   send the revised quote for the roof beam
  | in 5 h 25   Mrs Lindqvist   say how far the balcony is, and when it will be done
  ben> kept today
  | waits 0 min   Okafor Garage   Chidi Okafor   Have you had time for the fixing plan? The steel comes on Friday.
  | in 2 h 25   Okafor Garage   Chidi Okafor   signed foundation drawing to the lift supplier
  anna> kept keep "the blue moon"
  ! There is no promise “the blue moon”.
  anna> kept find 0171
  | 7 person Ines Ferreira Harbour Bakery, 020 7946 0171
  anna> kept verify
  | 35 entries verified; the record is whole.
