"""Made-up mail in the words of real mail: python3 made_up_mail.py SOURCE.mbox TARGET.mbox COUNT

Each word follows the one before as somewhere in the source, so that words and pairs of words are as common as they are in real mail;
one word in fifty is a name or number out of a million, since a larger heap of mail knows more words. Lengths are the source's, cut at
MOST_WORDS; what was quoted or forwarded is left out.
"""
import mailbox
import random
import re
import sys
from datetime import datetime, timedelta, timezone

MOST_WORDS, SENDERS, SYLLABLES = 200, 20_000, "ba ke lo mi nu ra se ti vo zu har ben dol fin gar".split()
QUOTED = re.compile(r"(?m)^\s*(?:-{3,}.*(?:Original Message|Forwarded).*|>.*)$")


def texts(path):
    """The words of each message of a mailbox, without what it quotes."""
    for message in mailbox.mbox(path, create=False):
        while message.is_multipart():
            message = message.get_payload(0)
        text = QUOTED.split((message.get_payload(decode=True) or b"").decode("latin-1"))[0]
        words = re.findall(r"[^\W_]+(?:'[^\W_]+)?[.,?]?", text)
        if len(words) > 2:
            yield words


class Writer:
    """Writes words one after another as the source has them."""

    def __init__(self, source, seed=7):
        self.chance = random.Random(seed)
        real = list(texts(source))
        self.lengths = [min(len(words), MOST_WORDS) for words in real]
        self.words = [word for words in real for word in words]
        followers = {}
        for place, word in enumerate(self.words[:-1]):
            followers.setdefault(word, []).append(place + 1)
        self.next = [followers.get(word, [0]) for word in self.words]

    def rare(self):
        number = int(1_000_000 ** self.chance.random())
        name = "".join(SYLLABLES[number // 15**place % 15] for place in range(1 + number % 4))
        return name.capitalize() if number % 3 else f"{number:05}"

    def text(self, count):
        chance, words, following = self.chance.random, self.words, self.next
        place, written = int(chance() * len(words)), []
        for _ in range(count):
            choices = following[place]
            place = choices[int(chance() * len(choices))]
            written.append(words[place] if chance() > 0.02 else self.rare())
        return written

    def message(self, number):
        words = self.text(self.chance.choice(self.lengths))
        sender = int(SENDERS ** self.chance.random())
        sent = datetime(2016, 1, 4, 8, tzinfo=timezone.utc) + timedelta(seconds=300 * number)
        lines = "\n".join(" ".join(words[start:start + 14]) for start in range(0, len(words), 14))
        return (
            f"From - {sent:%a %b %d %H:%M:%S %Y}\nMessage-ID: <{number}@made.example>\nDate: {sent:%a, %d %b %Y %H:%M:%S +0000}\n"
            f"From: Sender {sender} <sender{sender}@made.example>\nTo: Office <office@bench.example>\n"
            f"Subject: {' '.join(self.text(4))}\n\n{lines}\n\n".replace("\nFrom ", "\n>From "))


def write(source, target, count):
    writer = Writer(source)
    with open(target, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(writer.message(number))


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
