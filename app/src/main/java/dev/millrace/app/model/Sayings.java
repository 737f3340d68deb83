package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.journal.Transcript;
import java.util.ArrayList;
import java.util.List;

/** The sentences of one journal. A transcript is told in order, so they are kept as far as somebody has asked. */
final class Sayings {
    private final Journal journal;
    private final Transcript transcript = new Transcript();
    private final List<String> sentences = new ArrayList<>();

    Sayings(Journal journal) {
        this.journal = journal;
    }

    /** Whether these are the sentences of that journal. */
    boolean of(Journal other) {
        return journal == other;
    }

    /** The sentence of the event at {@code position}. */
    String at(int position) {
        while (sentences.size() <= position) {
            sentences.add(transcript.sentence(journal.get(sentences.size())));
        }
        return sentences.get(position);
    }
}
