# Rewrites the relative links of a page for the site. A link to another page of the site leads to its place there. A link to the file of a public type leads to its page in the
# API reference, and any other link to the repository. Without the address of the repository, only its text remains.
# Variables: page, the file; target, its place in the site; api, the folder with the metadata of docfx; repository, the address of the repository.

function folder(path) { return path ~ /\// ? substr(path, 1, match(path, /\/[^\/]*$/) - 1) : "" }

# Joins a folder and a relative path, without '.' and '..'.
function combine(base, relative,    parts, count, i, kept, result) {
  count = split(base == "" ? relative : base "/" relative, parts, "/")
  kept = 0
  for (i = 1; i <= count; i++) {
    if (parts[i] == "..") { kept-- } else if (parts[i] != "." && parts[i] != "") { parts[++kept] = parts[i] }
  }
  for (i = 1; i <= kept; i++) { result = result (i > 1 ? "/" : "") parts[i] }
  return result
}

# The relative path from a folder to a file.
function relativeTo(base, path,    parts, count, i, result) {
  count = base == "" ? 0 : split(base, parts, "/")
  for (i = 1; i <= count && index(path, parts[i] "/") == 1; i++) { path = substr(path, length(parts[i]) + 2) }
  for (; i <= count; i++) { result = result "../" }
  return result path
}

# The place of a file of the repository in the site, or nothing.
function placeInSite(path) {
  if (path == "docs/index.md") { return "index.md" }
  if (path == "CHANGELOG.md" || path == "CONTRIBUTING.md") { return "docs/" tolower(path) }
  return path ~ /^docs\/[a-z0-9\/-]*\.(md|svg)$/ ? path : ""
}

function isDocumented(type,    line, found) {
  found = (getline line < (api "/" type ".yml")) > 0
  close(api "/" type ".yml")
  return found
}

# The uid of the type whose file this is, or nothing.
function publicType(path,    name, project) {
  if (path !~ /^src\/.*\/[A-Za-z]+\.cs$/) { return "" }
  name = path
  sub(/^.*\//, "", name)
  sub(/\.cs$/, "", name)
  split(path, parts, "/")
  project = parts[2]
  if (isDocumented(project "." name)) { return project "." name }
  return isDocumented("Comm100.LiveChat.Client." name) ? "Comm100.LiveChat.Client." name : ""
}

function rewrite(text, link,    anchor, path, place, type) {
  if (link ~ /^(#|[a-z]+:)/) { return "[" text "](" link ")" }
  anchor = link ~ /#/ ? substr(link, index(link, "#")) : ""
  path = combine(folder(page), anchor == "" ? link : substr(link, 1, index(link, "#") - 1))
  place = placeInSite(path)
  if (place != "") { return "[" text "](" relativeTo(folder(target), place) anchor ")" }
  type = publicType(path)
  if (type != "") { return "[" text "](xref:" type ")" }
  return repository == "" ? text : "[" text "](" repository "/blob/main/" path anchor ")"
}

/^```/ { inBlock = !inBlock }
inBlock { print; next }
{
  line = $0
  result = ""
  # The text of a link contains no bracket, except in code.
  while (match(line, /\[([^][`]|`[^`]*`)*\]\([^)]*\)/)) {
    found = substr(line, RSTART, RLENGTH)
    result = result substr(line, 1, RSTART - 1)
    line = substr(line, RSTART + RLENGTH)
    split_at = match(found, /\]\([^)]*\)$/)
    result = result rewrite(substr(found, 2, split_at - 2), substr(found, split_at + 2, length(found) - split_at - 2))
  }
  print result line
}
