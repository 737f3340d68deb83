package dev.millrace.app.cli;

import dev.millrace.journal.Journal;
import dev.millrace.journal.Selector;
import dev.millrace.journal.Transcript;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints runs as sentences. */
final class Transcripts {
    private Transcripts() {}

    /**
     * Prints one line an event, up to and including the selected one.
     *
     * @param until a selector, or null for the whole run
     * @return the position of the last event printed; -1 where there is none
     */
    static int print(Journal journal, @Nullable String until, PrintWriter out) {
        int last = until == null ? journal.size() - 1 : find(journal, until);
        Transcript transcript = new Transcript();
        for (int position = 0; position <= last; position++) {
            out.println(transcript.line(journal.get(position)));
        }
        return last;
    }

    private static int find(Journal journal, String until) {
        int position;
        try {
            position = Selector.parse(until).find(journal);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun("--until: " + wrong.getMessage(), wrong);
        }
        if (position < 0) {
            throw new CannotRun(
                    "--until: the run never reaches " + until + "; without --until you see what it does reach");
        }
        return position;
    }
}
