"""Names of public figures as the press spells them: one person or two."""

from __future__ import annotations

import pytest

from dragoman.resolution.names import attaches, fold, is_same_person_name, skeleton

SAME = [
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyi"),
    ("Alexander Lukashenko", "Aleksandr Lukashenka"),
    ("Dmitry Medvedev", "Dmitri Medvedev"),
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Dmitry Peskov", "Dmitriy Peskov"),
    ("Nikita Khrushchev", "Nikita Khruschev"),
    ("Mikhail Gorbachev", "Mikhail Gorbachov"),
    ("Boris Yeltsin", "Boris Eltsin"),
    ("Muammar Gaddafi", "Moammar Gadhafi"),
    ("Muammar Qaddafi", "Muammar Kadafi"),
    ("Mohammed bin Salman", "Mohammad bin Salman"),
    ("Muhammad bin Salman", "Mohamed bin Salman"),
    ("Hosni Mubarak", "Husni Mubarak"),
    ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
    ("Abdel Fattah El Sisi", "Abdel-Fattah el-Sissi"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("Bashar al Assad", "Bashar el-Assad"),
    ("Ayman al-Zawahiri", "Ayman Zawahiri"),
    ("Osama bin Laden", "Usama bin Ladin"),
    ("Hassan Nasrallah", "Hasan Nasrallah"),
    ("Ismail Haniyeh", "Ismail Haniyya"),
    ("Yahya Sinwar", "Yahya al-Sinwar"),
    ("Mahmoud Abbas", "Mahmud Abbas"),
    ("Yasser Arafat", "Yasir Arafat"),
    ("Qassem Soleimani", "Ghasem Soleimani"),
    ("Qasem Soleimani", "Qassem Suleimani"),
    ("Mohammad Javad Zarif", "Mohammed Javad Zarif"),
    ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
    ("Hossein Amir Abdollahian", "Hussein Amir-Abdollahian"),
    ("Ebrahim Raisi", "Ibrahim Raisi"),
    ("Ebrahim Raisi", "Ebrahim Raeisi"),
    ("Mohammad Bagheri", "Mohammad Baqeri"),
    ("Ali Shamkhani", "Ali Shamkhany"),
    ("Hassan Rouhani", "Hassan Rohani"),
    ("Mahmoud Ahmadinejad", "Mahmud Ahmadinezhad"),
    ("Ali Akbar Velayati", "Aliakbar Velayati"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
    ("Ilham Aliyev", "Ilham Aliev"),
    ("Nikol Pashinyan", "Nikol Pashinian"),
    ("Xi Jinping", "Xi Jin-ping"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Moon Jae-in", "Moon Jae In"),
    ("George Bush", "George W. Bush"),
    ("Joe Biden", "President Joe Biden"),
    ("Antony Blinken", "Secretary Antony Blinken"),
    ("Antony Blinken", "A. Blinken"),
    ("J. Stoltenberg", "Jens Stoltenberg"),
    ("Ali Khamenei", "Ayatollah Ali Khamenei"),
    ("Faisal bin Farhan", "Prince Faisal bin Farhan"),
    ("Ursula von der Leyen", "Ursula Von Der Leyen"),
    ("Josep Borrell", "Mr. Josep Borrell"),
    ("António Guterres", "Antonio Guterres"),
    ("Emmanuel Macron", "Emanuel Macron"),
    ("Luiz Inácio Lula da Silva", "Luiz Inacio Lula da Silva"),
    ("Viktor Orbán", "Viktor Orban"),
    ("Orban Viktor", "Viktor Orbán"),
    ("Janez Janša", "Janez Jansa"),
    ("Aleksandar Vučić", "Aleksandar Vucic"),
    ("Angela Merkel", "Chancellor Angela Merkel"),
    ("Yury Ushakov", "Yuri Ushakov"),
    ("Narendra Modi", "Narendra Damodardas Modi"),
    ("Gamal Abdel Nasser", "Jamal Abdel Nasser"),
    ("Benjamin Netanyahu", "Binyamin Netanyahu"),
]
DIFFERENT = [
    ("Ali Khamenei", "Ruhollah Khomeini"),
    ("Hassan Khomeini", "Ruhollah Khomeini"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Jong-un", "Kim Il-sung"),
    ("Kim Jong Un", "Kim Yo Jong"),
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("Maher al-Assad", "Bashar al-Assad"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Mohammed bin Salman", "Mohammed bin Nayef"),
    ("Joe Biden", "Hunter Biden"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Jeb Bush", "George Bush"),
    ("Donald Trump", "Ivanka Trump"),
    ("Vladimir Putin", "Vladimir Medinsky"),
    ("Sergei Lavrov", "Sergei Shoigu"),
    ("Sergei Lavrov", "Sergei Ryabkov"),
    ("Dmitry Medvedev", "Dmitry Peskov"),
    ("Heydar Aliyev", "Ilham Aliyev"),
    ("Hassan Rouhani", "Hassan Nasrallah"),
    ("Jalal Talabani", "Qubad Talabani"),
    ("Masoud Barzani", "Nechirvan Barzani"),
    ("Indira Gandhi", "Rajiv Gandhi"),
    ("Rahul Gandhi", "Sonia Gandhi"),
    ("Benazir Bhutto", "Bilawal Bhutto"),
    ("Nawaz Sharif", "Shehbaz Sharif"),
    ("Jimmy Carter", "Ashton Carter"),
    ("Boris Johnson", "Lyndon Johnson"),
    ("Fumio Kishida", "Yoshihide Suga"),
    ("Jaroslaw Kaczynski", "Lech Kaczynski"),
    ("Jean-Marie Le Pen", "Marine Le Pen"),
    ("Saad Hariri", "Rafik Hariri"),
    ("Ferdinand Marcos", "Imelda Marcos"),
    ("Xi Jinping", "Wang Yi"),
    ("Jake Sullivan", "Gordon Sullivan"),
    ("Jake Sullivan", "John Sullivan"),
    ("Anna Netrebko", "Anna Politkovskaya"),
    ("Ayatollah Khamenei", "Ayatollah Khomeini"),
    ("George H. W. Bush", "George W. Bush"),
    ("Ivan Petrov", "John Petrov"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_person(one: str, other: str) -> None:
    assert is_same_person_name(one, other)
    assert is_same_person_name(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_of_two_persons(one: str, other: str) -> None:
    assert not is_same_person_name(one, other)
    assert not is_same_person_name(other, one)


@pytest.mark.parametrize(
    ("word", "full"),
    [
        ("Lavrov", "Sergei Lavrov"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Gadhafi", "Muammar Gaddafi"),
        ("Shamkhany", "Ali Shamkhani"),
        ("Baqeri", "Mohammad Bagheri"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Raeisi", "Ebrahim Raisi"),
        ("Leyen", "Ursula von der Leyen"),
        ("Sissi", "Abdel Fattah el-Sisi"),
        ("al-Assad", "Bashar Assad"),
        ("Putin", "President Vladimir Putin"),
        ("Mr. Blinken", "Antony Blinken"),
    ],
)
def test_a_surname_stands_for_the_full_name(word: str, full: str) -> None:
    assert attaches(word, full)


@pytest.mark.parametrize(
    ("word", "full"),
    [
        ("Khomeini", "Ali Khamenei"),
        ("Lavrov", "Sergei Shoigu"),
        ("Sergei", "Sergei Lavrov"),
        ("Putin", "Rasputin Grigori"),
        ("Rubio", "Mario Draghi"),
        ("Modi", "Ebrahim Raisi"),
        ("Sunak", "Jake Sullivan"),
        ("Abbas", "Ismail Haniyeh"),
        ("", "Sergei Lavrov"),
    ],
)
def test_another_word_does_not(word: str, full: str) -> None:
    assert not attaches(word, full)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mr. Sergei Lavrov", ["sergei", "lavrov"]),
        ("Ayatollah Khamenei", ["khamenei"]),
        ("Recep Tayyip Erdoğan", ["recep", "tayyip", "erdogan"]),
        ("Amir-Abdollahian", ["amir", "abdollahian"]),
        ("John O'Neill", ["john", "oneill"]),
        ("President", ["president"]),
        ("", []),
    ],
)
def test_words_without_honorifics(name: str, words: list[str]) -> None:
    assert fold(name) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bagheri", "baqeri"),
        ("gaddafi", "qadhafi"),
        ("yeltsin", "eltsin"),
        ("zhirinovsky", "jirinovski"),
        ("usama", "osama"),
    ],
)
def test_romanisations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_an_empty_name_is_nobody() -> None:
    assert not is_same_person_name("", "Sergei Lavrov")
