# Prints the public members without a summary in the metadata of docfx. The exit code is 1 if there are any.

function finish() {
  if (item != "" && type != "Namespace" && !hasSummary && !inherits && item !~ /\.#ctor$/) {
    print item " (" type ")"
    missing = 1
  }
  item = ""
}

FNR == 1 { finish(); inItems = 0 }
/^[a-z]/ { finish(); inItems = /^items:/ }
!inItems { next }
/^- uid: / { finish(); item = substr($0, 8); type = ""; hasSummary = inherits = 0; members++ }
/^  type: / { type = $2 }
/^  summary: / { hasSummary = 1 }
/^  (overridden|implements):/ { inherits = 1 }
END {
  finish()
  if (!members) {
    print "no members were found"
    missing = 1
  }
  exit missing
}
