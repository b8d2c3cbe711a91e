/**
 * Help — what `attune help` says.
 */
export const HELP = `attune: checks, tries out and imports Attune configurations.

Usage
  attune check FILE… [--strict] [--json]
      Says what is wrong with configurations, each with its path and what to do about it.
  attune simulate CONFIG SCENARIO [--json]
      Says what an imagined visitor would be shown, and why. SCENARIO is a JSON file:
      { "now": "2026-11-22T12:00:00Z", "visitor": "v1", "attributes": { "visits": 3 },
        "events": [{ "name": "order_placed", "at": "2026-11-20T09:00:00Z" }], "shown": { "nps": [] } }
  attune simulate CONFIG --events FILE [--json]
      Says how many recorded visitors each survey would have asked, and how often anyone.
      FILE has one event a line (ndjson), as Attune delivers them.
  attune import posthog|formbricks FILE [--strict] [--json] [--language TAG]
      Writes another vendor's survey definitions as a configuration, and says on standard error what could
      not be carried over, each with its path in FILE and what to do about it.
  attune help
      Says this.

Options
  --strict   warnings count: exit with 1
  --json     for machines
  --language of texts that do not tell their own. Default: en

Exit status
  0 clean   1 warnings, with --strict   2 errors, or the command was not understood
`;
