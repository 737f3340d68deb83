package dev.millrace.journal;

import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a run: one plain English sentence an event, with its cause. It must be given every event in order from the first
 * on, and remembers a little of each subtask, not the run. For one thread.
 *
 * <p>Event times are a UTC clock with seconds and ms where they are not zero, and with the date where the day is not that
 * of the first record read; event times within a day of 1970 are seconds. Processing time is {@code m:ss.mmm}.
 */
public final class Transcript {
    private final RunMemory memory = new RunMemory();
    private final Sentences sentences = new Sentences();

    /** A transcript of a run that has not begun. */
    public Transcript() {
        new JobSentences(memory).addTo(sentences);
        new ElementSentences(memory).addTo(sentences);
        new TimeSentences(memory).addTo(sentences);
        new CheckpointSentences(memory).addTo(sentences);
        new ResultSentences(memory).addTo(sentences);
    }

    /** The sentences of all events of a run. */
    public static List<String> of(Iterable<Traced> events) {
        Transcript transcript = new Transcript();
        List<String> all = new ArrayList<>();
        events.forEach(traced -> all.add(transcript.sentence(traced)));
        return all;
    }

    /** The next event as one sentence on one line. */
    public String sentence(Traced traced) {
        memory.add(traced.event());
        return onOneLine(sentences.of(traced.event()));
    }

    /** The next event as one line: its processing time and its sentence. */
    public String line(Traced traced) {
        return clock(traced.time()) + "  " + sentence(traced);
    }

    /** Processing time as the transcript writes it: {@code m:ss.mmm}. */
    public static String clock(long time) {
        return SpokenTime.processing(time);
    }

    private static String onOneLine(String sentence) {
        StringBuilder line = new StringBuilder(sentence.length());
        sentence.chars().forEach(c -> {
            if (c == '\n') {
                line.append("\\n");
            } else if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) {
                line.append(' ');
            } else {
                line.append((char) c);
            }
        });
        return line.toString();
    }
}
