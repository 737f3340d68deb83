package dev.millrace.host.script;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a script into snippets where JShell would. */
final class Splitter {
    private final SourceCodeAnalysis analysis;

    Splitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The snippets of {@code script} in order; the last one may be incomplete or unreadable. White space and comments at the end are none. */
    List<Piece> split(String script) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        while (start < script.length()) {
            String rest = script.substring(start);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            String remaining = info.source() == null || info.remaining() == null ? "" : info.remaining();
            int length = rest.length() - remaining.length();
            pieces.add(new Piece(start, rest.substring(0, length)));
            start += length;
        }
        return pieces;
    }
}
