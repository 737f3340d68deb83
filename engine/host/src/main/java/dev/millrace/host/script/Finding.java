package dev.millrace.host.script;

import dev.millrace.host.Diagnostic.Severity;

/** Something seen in a script's source, by 0-based offsets. */
record Finding(Severity severity, int start, int end, String message) {}
