"""What LangExtract finds in texts, with its defaults: run by an interpreter that has it.

Takes a JSON list of texts on standard input, the address of the model's server and its name as
arguments, and prints a JSON list of findings: what was found, and the stretch it was tied to.
"""

import json
import sys

import langextract

# The same wants as ours, in its own form: classes, and an example that shows each of them.
WANTED = (
    "Extract key developments (what happened or was announced), positions (what a country, body or"
    " group wants, offers, rejects or claims, with the party, the stance and the issue) and open"
    " questions (what is not settled) from the news article. Use exact text."
)
EXAMPLE = langextract.data.ExampleData(
    text=(
        "The talks in Lisbon between the Dockers' Union and Atlantic Ports lasted nine hours. Union"
        " leader Maria Costa said on Friday that her members would not accept fewer than 40 jobs."
        " Atlantic Ports has yet to name a date for the end of the night shift."
    ),
    extractions=[
        langextract.data.Extraction(
            "development",
            "The talks in Lisbon between the Dockers' Union and Atlantic Ports lasted nine hours",
        ),
        langextract.data.Extraction(
            "position",
            "her members would not accept fewer than 40 jobs",
            attributes={"party": "Dockers' Union", "stance": "rejects", "issue": "jobs"},
        ),
        langextract.data.Extraction(
            "question", "Atlantic Ports has yet to name a date for the end of the night shift"
        ),
    ],
)


def main() -> None:
    """Print what is found."""
    url, model = sys.argv[1:]
    found = []
    for number, text in enumerate(json.load(sys.stdin)):
        document = langextract.extract(
            text,
            prompt_description=WANTED,
            examples=[EXAMPLE],
            show_progress=False,
            config=langextract.factory.ModelConfig(
                model_id=model,
                provider="OpenAILanguageModel",
                provider_kwargs={"api_key": "none", "base_url": url},
            ),
        )
        for one in document.extractions or []:
            span = one.char_interval
            tied = text[span.start_pos : span.end_pos] if span and span.end_pos else ""
            found.append(
                {
                    "article": number,
                    "kind": one.extraction_class,
                    "line": one.extraction_text,
                    "attributes": one.attributes or {},
                    "evidence": tied,
                }
            )
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
