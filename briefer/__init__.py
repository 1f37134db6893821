"""A daily news briefing in which every line leads to the sentences that hold it."""
