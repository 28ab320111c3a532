"""What the writer of a document is told about each slip: the exact words, and where."""

import pytest

from icscheck.schema import check_shape
from icscheck.schema.document import REFUSED
from icscheck.source import Mapping
from tests.schema.readings import lines, problems, said, tree

# The document as a whole


def test_a_document_that_is_a_list():
    assert said("- board") == lines("""
        1:1 The document starts with keys at the left margin, such as "system:" and "board:". None was found.
    """)


@pytest.mark.parametrize("version", ["2", "one", "unknown", "[1]", ""])
def test_a_format_that_this_program_does_not_read_stops_the_walk(version: str):
    (only,) = problems(f"format: {version}\nbord: {{}}")
    assert only.code == "wrong-format"
    assert only.message == 'This icscheck reads format 1. Write "format: 1".'


def test_every_problem_is_reported_in_the_order_of_the_file():
    assert said("""
        committees:
          - kind: audti
            decides: perhaps
        bord: none
    """) == lines("""
        2:5 In a committee, "id" is missing. Add it, for example "id: audit".
        2:11 In a committee, "kind" cannot be "audti". Did you mean "audit"?
        3:14 In a committee, "decides" takes yes or no, not "perhaps".
        4:1 There is no key "bord". Did you mean "board"?
    """)


@pytest.mark.parametrize(
    "kind", ["integrated_care_provider", "Integrated care provider", "integrated-care-provider"]
)
def test_an_integrated_care_provider_is_not_taken_for_the_board(kind: str):
    (only,) = problems(f"organisations: [{{id: tarn-care, kind: {kind}}}]")
    assert only.code == "unknown-word"
    assert only.message == (
        f'In organisation tarn-care, "kind" cannot be "{kind}". '
        "Write what the provider is in law, such as nhs_foundation_trust or gp_federation."
    )


@pytest.mark.parametrize("kind", ["icp", "integrated_care_partnership"])
def test_a_partnership_is_no_kind_of_organisation(kind: str):
    (only,) = problems(f"organisations: [{{id: tarn, kind: {kind}}}]")
    assert "Did you mean" not in only.message
    assert 'under "partnership:"' in only.message


def test_a_part_that_is_repeated_is_reported_once():
    assert said("""
        board: {seats: [&member {role: member, vote: perhaps}, *member]}
    """) == lines("""
        1:46 In a seat of the board, "vote" takes yes or no, not "perhaps".
    """)


def test_a_part_that_is_repeated_in_another_thing_is_reported_for_both():
    assert said("""
        committees: [{id: audit, from: &day 2022}, {id: quality, from: *day}]
    """) == lines("""
        1:32 In committee audit, "from" takes a date written year-month-day, such as 2022-07-01, not "2022".
        1:32 In committee quality, "from" takes a date written year-month-day, such as 2022-07-01, not "2022".
    """)


def test_a_system_in_several_files_is_reported_file_by_file():
    one, other = tree("bord: {}"), tree("plaices: []")
    assert isinstance(one, Mapping)
    assert isinstance(other, Mapping)
    other.source.name = "another.ics.yaml"
    whole = Mapping(one.source, 1, 1, {**one.entries, **other.entries})
    assert [(problem.file, problem.text) for problem in check_shape(whole)] == [
        ("another.ics.yaml", "plaices: []"),
        ("name.ics.yaml", "bord: {}"),
    ]


# Names of things


def test_things_are_called_by_their_ids_or_by_where_they_stand():
    assert said("""
        system: {ods: Q}
        organisations:
          - {id: north, kind: xyz, collaboratives_elsewhere: [{at_scale: perhaps}]}
        people:
          - {id: p-1, other_roles: [{role: boss}]}
          - {id: p 2}
        board:
          seats:
            - {id: chair, role: chair, holder: {status: here}}
            - {role: member, vote: perhaps}
            - {role: member, holder: [{from: now}, {from: then}]}
        documents:
          constitution: {status: somehow}
        explanations:
          - approved_by: {date: soon}
    """) == lines("""
        1:15 In the system, "ods" cannot be "Q". A code of the Organisation Data Service is 3 to 6 capital letters and digits.
        3:23 In organisation north, "kind" cannot be "xyz". There are 30 words for what an organisation is in law; docs/words.md lists them.
        3:66 In a collaborative elsewhere of organisation north, "at_scale" takes yes or no, not "perhaps".
        5:36 In another role of person p-1, "role" cannot be "boss". There are 44 words for what a seat or a person is for; docs/words.md lists them.
        6:10 In a person, "id" cannot be "p 2". An id is made of letters, digits, hyphens, underscores and full stops, and starts with a letter or digit. Did you mean "p-2"?
        9:49 In the holder of seat chair, "status" cannot be "here". It can be substantive, acting, interim, designate or suspended.
        10:28 In a seat of the board, "vote" takes yes or no, not "perhaps".
        11:38 In a holder of a seat of the board, "from" takes a date written year-month-day, such as 2022-07-01, not "now".
        11:51 In a holder of a seat of the board, "from" takes a date written year-month-day, such as 2022-07-01, not "then".
        13:26 In document constitution, "status" cannot be "somehow". It can be planned, in_preparation, draft, submitted, approved, in_force, superseded or withdrawn.
        15:25 In the approval of an explanation, "date" takes a date written year-month-day, such as 2022-07-01, not "soon".
    """)


# Keys


def test_a_misspelt_key():
    assert said("committees: [{id: audit, kinde: audit}]") == lines("""
        1:26 In committee audit, there is no key "kinde". Did you mean "kind"?
    """)


def test_a_key_with_hyphens():
    assert said("board: {seats: [{id: gp, role: partner_member, Partner-From: primary_care}]}") == lines("""
        1:48 In seat gp, there is no key "Partner-From". Did you mean "partner_from"?
    """)


def test_a_key_of_another_thing():
    assert said("""
        committees:
          - {id: audit, terms_served: 3}
          - {id: quality, delegations: []}
          - {id: people, by_role: chair}
          - {id: finance, employers: nhs_body}
        notice_days: 5
        seats: []
    """) == lines("""
        2:17 In committee audit, there is no key "terms_served". It is a key of a holder: check the indentation.
        3:19 In committee quality, there is no key "delegations". It is a key of the document, at its left margin: check the indentation.
        4:18 In committee people, there is no key "by_role". It is a key of a statement: check the indentation.
        5:19 In committee finance, there is no key "employers". It is a key of a person or the employment commitment: check the indentation.
        6:1 There is no key "notice_days". It is a key of the meetings: check the indentation.
        7:1 There is no key "seats". It is a key of a body, such as a board or a committee: check the indentation.
    """)


def test_a_key_that_nothing_has():
    assert said("""
        board: {wibble: 1}
        quality: {wibble: 1}
    """) == lines("""
        1:9 In the board, there is no key "wibble". Correct it or delete it.
        2:11 In "quality", there is no key "wibble". The keys here are lead, body, organisations_keep_duties.
    """)


def test_a_key_that_asks_for_something_sensitive():
    assert said("people: [{id: p-1, Fit-and-proper: passed}]") == lines("""
        1:20 In person p-1, "Fit-and-proper" asks for the outcome of a fit and proper person test. icscheck does not record that about a person: delete it. The chair or the secretary attests for the body instead, under "statements:".
    """)


@pytest.mark.parametrize("key", REFUSED)
def test_every_sensitive_key_is_refused_wherever_it_stands(key: str):
    found = problems(f"{key}: x\npeople: [{{id: p-1, {key}: x}}]\ndocuments: {{{key}: x}}")
    assert [problem.code for problem in found] == ["refused-key"] * 3


def test_a_key_that_has_to_be_there():
    assert said("board: {seats: [{id: nem-1}]}") == lines("""
        1:17 In seat nem-1, "role" is missing. Add it, for example "role: non_executive_member".
    """)


def test_a_key_that_has_to_be_known():
    assert said("""
        committees: [{id: unknown}, {id: none}, {id: }]
        board: {seats: [{id: [], role: unknown}]}
    """) == lines("""
        1:19 In a committee, "id" cannot be unknown. Give one, for example "id: audit".
        1:34 In a committee, "id" cannot be none. Give one, for example "id: audit".
        1:46 In a committee, "id" is empty. Give one, for example "id: audit".
        2:22 In a seat of the board, "id" cannot be none. Give one, for example "id: nem-1", or delete the key.
        2:32 In a seat of the board, "role" cannot be unknown. Give one, for example "role: non_executive_member".
    """)


# Words


def test_a_misspelt_word():
    assert said("board: {seats: [{id: one, role: cheif_executive}]}") == lines("""
        1:33 In seat one, "role" cannot be "cheif_executive". Did you mean "chief_executive"?
    """)


def test_a_word_with_hyphens_and_capitals():
    assert said("organisations: [{id: one, kind: NHS-Foundation-Trust}]") == lines("""
        1:33 In organisation one, "kind" cannot be "NHS-Foundation-Trust". Did you mean "nhs_foundation_trust"?
    """)


def test_a_misspelt_word_of_a_short_list():
    assert said("board: {form: unitry}") == lines("""
        1:15 In the board, "form" cannot be "unitry". Did you mean "unitary"? It can be unitary, two_tier or advisory.
    """)


def test_a_word_of_a_short_list_that_is_like_none_of_them():
    assert said("board: {form: flat}") == lines("""
        1:15 In the board, "form" cannot be "flat". It can be unitary, two_tier or advisory.
    """)


def test_a_word_of_a_long_list_that_is_like_none_of_them():
    assert said("board: {seats: [{id: one, role: boss}]}") == lines("""
        1:33 In seat one, "role" cannot be "boss". There are 44 words for what a seat or a person is for; docs/words.md lists them.
    """)


def test_unknown_in_quotes():
    assert said("board: {form: 'unknown'}") == lines("""
        1:15 In the board, "form" has "unknown" in quotes, which makes it text. Take the quotes away.
    """)


# Yes and no, numbers, dates


def test_neither_yes_nor_no():
    assert said("board: {seats: [{id: one, role: chair, vote: sometimes}]}") == lines("""
        1:46 In seat one, "vote" takes yes or no, not "sometimes".
    """)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("lots", 'In the system, "population" takes a whole number such as 850000, not "lots".'),
        (
            "12.5m",
            'In the system, "population" takes a whole number such as 850000, not "12.5m". Write digits only.',
        ),
        (
            "-1",
            'In the system, "population" takes a whole number such as 850000, not "-1". Write digits only.',
        ),
        (
            "8,50",
            'In the system, "population" takes a whole number such as 850000, not "8,50". Write digits only.',
        ),
        (
            "5E1",
            'In the system, "population" takes a whole number such as 850000, not "5E1". Write digits only.',
        ),
    ],
)
def test_no_whole_number(number: str, message: str):
    assert said(f"system:\n  population: {number}") == [f"2:15 {message}"]


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("31/03/2022", "2022-03-31"),
        ("03/31/2022", "2022-03-31"),
        ("1/1/2022", "2022-01-01"),
        ("31.03.2022", "2022-03-31"),
        ("2022/07/01", "2022-07-01"),
        ("2022-7-1", "2022-07-01"),
        ("20220701", "2022-07-01"),
        ("2022-07-01T09:00:00", None),
        ("1 July 2022", "2022-07-01"),
        ("1st Sept 2022", "2022-09-01"),
        ("30-Jun-2022", "2022-06-30"),
    ],
)
def test_a_date_in_another_style_that_can_only_mean_one_day(day: str, meant: str | None):
    start = '1:8 "as_of" takes a date written year-month-day, such as 2022-07-01, not'
    meant = meant or "2022-07-01"
    assert said(f"as_of: {day}") == [f'{start} "{day}". Did you mean "{meant}"?']


def test_a_date_that_can_be_read_in_two_ways():
    assert said("as_of: 01/07/2022") == lines("""
        1:8 "as_of" takes a date written year-month-day, such as 2022-07-01, not "01/07/2022", which can be read in two ways.
    """)


@pytest.mark.parametrize("day", ["July 2022", "2022", "31/31/2022", "1 Floreal 2022", "soon", "yes"])
def test_no_date_at_all(day: str):
    assert said(f"as_of: {day}") == [
        f'1:8 "as_of" takes a date written year-month-day, such as 2022-07-01, not "{day}".'
    ]


@pytest.mark.parametrize("day", ["2022-02-30", "2023-02-29", "2100-02-29", "2022-13-01", "2022-00-10"])
def test_a_day_that_does_not_exist(day: str):
    assert said(f"as_of: {day}") == [f'1:8 "as_of" is "{day}", and there is no such day.']


@pytest.mark.parametrize("day", ["1899-12-31", "2101-01-01", "0202-07-01"])
def test_a_year_that_is_a_slip(day: str):
    assert said(f"as_of: {day}") == [
        f'1:8 "as_of" is "{day}". Check the year: a date before 1900 or after 2100 is taken for a slip.'
    ]


def test_neither_a_date_nor_yes_or_no():
    assert said("documents: {constitution: {published: soon}}") == lines("""
        1:39 In document constitution, "published" takes a date written year-month-day, such as 2022-07-01, or yes or no, not "soon".
    """)


def test_a_first_day_after_the_last_day():
    assert said("""
        nhs_body: {established: 2024-01-01, closed: 2023-12-31}
        committees: [{id: audit, from: 2024-01-01, to: 2023-12-31}]
        delegations: [{id: one, from: nhs_body, to: board, starts: 2024-01-01, ends: 2023-12-31}]
        statements: [{rule: DF-G16, date: 2024-01-01, until: 2023-12-31}]
    """) == lines("""
        1:25 In the NHS body, "established" is 2024-01-01, after "closed", which is 2023-12-31. Correct one of them.
        2:32 In committee audit, "from" is 2024-01-01, after "to", which is 2023-12-31. Correct one of them.
        3:60 In delegation one, "starts" is 2024-01-01, after "ends", which is 2023-12-31. Correct one of them.
        4:35 In a statement, "date" is 2024-01-01, after "until", which is 2023-12-31. Correct one of them.
    """)


# Ids and codes


def test_an_id_with_spaces_and_signs():
    assert said("committees: [{id: Audit & risk}]") == lines("""
        1:19 In a committee, "id" cannot be "Audit & risk". An id is made of letters, digits, hyphens, underscores and full stops, and starts with a letter or digit. Did you mean "audit-risk"?
    """)


def test_an_id_that_is_too_long():
    assert said(f"committees: [{{id: {'a' * 101}}}]") == lines("""
        1:19 In a committee, "id" has 101 characters. An id has 100 at most.
    """)


def test_an_id_that_means_something_else():
    assert said("committees: [{id: 'Unknown'}]") == lines("""
        1:19 In a committee, "id" cannot be "Unknown", which has a meaning of its own. Choose another id.
    """)


def test_a_code_in_small_letters():
    assert said("system: {ods: qzz}") == lines("""
        1:15 In the system, "ods" cannot be "qzz". A code of the Organisation Data Service is 3 to 6 capital letters and digits. Did you mean "QZZ"?
    """)


def test_a_code_with_a_space():
    assert said("statements: [{rule: DF G16}]") == lines("""
        1:21 In a statement, "rule" cannot be "DF G16". A code has no spaces and no commas.
    """)


# Lists and sets of keys


def test_a_list_where_one_value_is_expected():
    assert said("committees: [{id: audit, kind: [audit, quality]}]") == lines("""
        1:32 In committee audit, "kind" takes one word, not a list. For example "kind: audit".
    """)


def test_keys_where_a_list_is_expected():
    assert said("board: {represents: {acute: yes}}") == lines("""
        1:21 In the board, "represents" takes a list of words, not a set of keys. For example "represents: [clinical_and_professional]".
    """)


def test_keys_where_text_is_expected():
    assert said("""
        delegations:
          - id: one
            assurance:
              quarterly: report
    """) == lines("""
        4:7 In delegation one, "assurance" takes text, not a set of keys. Put text that has a colon in it in quotes.
    """)


def test_a_single_value_where_keys_are_expected():
    assert said("board: {meetings: monthly}") == lines("""
        1:19 In the board, "meetings" takes a set of keys, not "monthly". For example "meetings: {in_public: yes, papers_published: yes}".
    """)


def test_a_list_where_keys_are_expected():
    assert said("board: [{form: unitary}]") == lines("""
        1:8 "board" takes a set of keys, not a list. For example "board: {form: unitary}".
    """)


def test_a_single_value_where_a_list_of_things_is_expected():
    assert said("committees: audit") == lines("""
        1:13 "committees" takes a list, each entry a set of keys, not "audit". For example "committees: [{id: audit, kind: audit}]".
    """)


def test_ids_as_keys_where_a_list_of_things_is_expected():
    assert said("""
        committees:
          audit: {kind: audit}
          quality: {kind: quality}
    """) == lines("""
        2:3 "committees" takes a list, not a set of keys with the ids as keys. Start each entry with a hyphen: "- id: audit".
    """)


def test_entries_that_are_not_what_the_list_is_of():
    assert said("""
        committees: [audit, [quality]]
        board: {represents: [[acute], {acute: yes}]}
    """) == lines("""
        1:14 Each entry of "committees" is a set of keys; this one is "audit". For example "committees: [{id: audit, kind: audit}]".
        1:21 Each entry of "committees" is a set of keys; this one is a list. For example "committees: [{id: audit, kind: audit}]".
        2:22 In the board, each entry of "represents" is one word; this one is a list. For example "represents: [clinical_and_professional]".
        2:31 In the board, each entry of "represents" is one word; this one is a set of keys. For example "represents: [clinical_and_professional]".
    """)


def test_a_list_without_its_brackets():
    assert said("""
        organisations:
          - id: one
            services: acute, community
            operates_in: QZZ, QYY
        board: {seats: [{id: gp, role: partner_member, nominated_by: ["a, b"]}]}
    """) == lines("""
        3:15 In organisation one, "services" has "acute, community" as one value. Write a list: "services: [acute, community]".
        4:18 In organisation one, "operates_in" has "QZZ, QYY" as one value. Write a list: "operates_in: [QZZ, QYY]".
        5:63 In seat gp, "nominated_by" has "a, b" as one value. Make each of them an entry.
    """)


def test_none_among_the_entries_of_a_list():
    assert said("""
        organisations: [none]
        board: {perspectives: {acute: [none]}}
        primary_care: {routes: [a forum, none, "none"]}
    """) == lines("""
        1:17 "organisations" has "none" among its entries. Delete it, or write "organisations: none" if there are none.
        2:32 In the board, "acute" under "perspectives" has "none" among its entries. Delete it, or write "acute: none" if there are none.
        3:34 In "primary_care", "routes" has "none" among its entries. Delete it, or write "routes: none" if there are none.
    """)


def test_an_empty_entry_is_only_a_warning():
    (found,) = problems("""
        system:
          councils:
            - tarn-county
            -
    """)
    assert (found.level, found.code, found.line) == ("warning", "empty-entry", 4)
    assert found.message == (
        'In the system, "councils" has an empty entry, which is read as unknown: there may be others. '
        'Write "unknown" if that is meant, or delete it.'
    )


def test_an_entry_that_is_there_twice_is_only_a_warning():
    found = problems("board: {represents: [acute, dph, acute, director_of_public_health]}")
    assert [problem.level for problem in found] == ["warning", "warning"]
    assert [problem.message for problem in found] == [
        'In the board, "represents" has "acute" twice. Delete one of them.',
        'In the board, "represents" has "dph" and "director_of_public_health", which mean the same. Delete one of them.',
    ]


def test_two_spellings_of_one_party_are_the_same():
    assert said("committees: [{id: one, parties: [icb, a, nhs_body, a]}]") == lines("""
        1:42 In committee one, "parties" has "icb" and "nhs_body", which mean the same. Delete one of them.
        1:52 In committee one, "parties" has "a" twice. Delete one of them.
    """)


def test_a_viewpoint_that_is_brought_twice_by_one_seat():
    assert said("board: {perspectives: {acute: [a, b, a]}}") == lines("""
        1:38 In the board, "acute" under "perspectives" has "a" twice. Delete one of them.
    """)


def test_quotes_with_nothing_in_them():
    assert said("system: {name: ' '}") == lines("""
        1:16 In the system, "name" has quotes with nothing in them. Write something between them, or delete them.
    """)


# Words as keys, and words that stand for keys


def test_a_document_that_is_not_known():
    assert said("documents: {konstitution: {}, wibble: {}}") == lines("""
        1:13 "documents" has no key "konstitution". Did you mean "constitution"?
        1:31 "documents" has no key "wibble". There are 44 words for a document that records the governance; docs/words.md lists them.
    """)


def test_a_document_that_is_written_under_two_names():
    assert said("documents: {sord: {}, scheme_of_delegation: {}}") == lines("""
        1:23 "documents" has "sord" and "scheme_of_delegation", which mean the same. Keep one of them.
    """)


def test_a_single_value_behind_a_word():
    assert said("""
        documents:
          constitution: draft
          digital_plan: [draft]
        board: {perspectives: {acute: a b, community: {seat: a}}}
    """) == lines("""
        2:17 "constitution" under "documents" takes a set of keys, not "draft". For example "documents: {constitution: {status: in_force}}".
        3:17 "digital_plan" under "documents" takes a set of keys, not a list. For example "documents: {constitution: {status: in_force}}".
        4:31 In the board, "acute" under "perspectives" cannot be "a b". An id is made of letters, digits, hyphens, underscores and full stops, and starts with a letter or digit. Did you mean "a-b"?
        4:47 In the board, "community" under "perspectives" takes a list of ids, not a set of keys. For example "perspectives: {acute: trust-member, public_health: none}".
    """)


def test_documents_as_a_list_or_a_word():
    assert said("documents: [constitution]") == lines("""
        1:12 "documents" takes a set of keys, not a list. For example "documents: {constitution: {status: in_force}}".
    """)
    assert said("board: {perspectives: quality}") == lines("""
        1:23 In the board, "perspectives" takes a set of keys, not "quality". For example "perspectives: {acute: trust-member, public_health: none}".
    """)


def test_a_holder_by_name_alone():
    assert said("board: {seats: [{id: ceo, role: chief_executive, holder: p-chief}]}") == lines("""
        1:58 In seat ceo, "holder" takes a set of keys, or the word filled or vacant, not "p-chief". To name the person, write "holder: {person: p-chief}".
    """)


def test_a_misspelt_vacancy():
    assert said("places: [{id: fenwick, leader: vacent}]") == lines("""
        1:32 In place fenwick, "leader" takes a set of keys, or the word filled or vacant, not "vacent". Did you mean "vacant"?
    """)


def test_several_values_without_brackets():
    assert said("organisations: [{id: north, services: acute, community}]") == lines("""
        1:46 In organisation north, there is no key "community". Several values go in brackets: "services: [..., community]".
    """)
