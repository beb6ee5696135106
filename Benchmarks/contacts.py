"""Measures the import of made-up contacts from a table: python3 contacts.py PROGRAM [COUNT]. Prints contacts a CPU-second."""
import os
import random
import resource
import subprocess
import sys
import tempfile

FIRST = "Anna Ben Ines Chidi Karin Rosa Olu Marta Jonas Lena Amir Priya Tomás Sofia Erik Yuki Nadia Paul Vera Hugo".split()
LAST = "Berg Ochieng Ferreira Okafor Lindqvist Silva Novak Larsen Moreau Costa Weber Rossi Haas Dubois Kowalski Sato".split()
TOWNS = "Harwich Dover Lisbon Lagos Stockholm Hamburg Lyon Porto".split()


def write(path, count, seed=7):
    """A table of contacts as a CRM exports them; a company for every ten."""
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write("First Name,Last Name,Title,Account Name,Email Address,Office Phone,Mobile,Street,City,Postal Code,Country\n")
        for number in range(count):
            first, last = chance.choice(FIRST), chance.choice(LAST)
            company = f"{chance.choice(LAST)} {chance.choice(TOWNS)} {number % (count // 10 or 1)}"
            file.write(
                f"{first},{last}{number},Owner,{company},{first}.{last}.{number}@example.org,"
                f"020 7946 {number % 10000:04},+44 7700 {900000 + number % 1000},"
                f"{number % 200} Quay Street,{chance.choice(TOWNS)},CO{number % 90} 3HH,United Kingdom\n")


def measure(program, count, data=None):
    """CPU seconds of one import into a new firm, in this folder where one is named, and what it said."""
    with tempfile.TemporaryDirectory(prefix="kept-contacts-") as folder:
        table, data = f"{folder}/people.csv", data or f"{folder}/data"
        write(table, count)
        subprocess.run(
            [program, "--data", data, "init", "--firm", "Berg Ochieng Engineers", "--zone", "Europe/London", "--me",
             "Anna Berg <anna@bergochieng.example>"], check=True, capture_output=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([program, "--data", data, "import", table], check=True, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        size = sum(os.path.getsize(f"{data}/{name}") for name in os.listdir(data) if name.startswith("kept.sqlite"))
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout.splitlines()[0], size


if __name__ == "__main__":
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    seconds, said, size = measure(program, count)
    print(f"{count} contacts: {seconds:.1f} s CPU, {count / seconds:.0f} a second, {size >> 20} MiB; {said}")
