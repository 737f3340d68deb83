package dev.millrace.app.model;

import dev.millrace.lessons.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lesson pane shows at a time: text up to and including one thing to see or to do.
 *
 * @param texts prose, notes and recap, in order
 * @param step the run's instant that the page shows, or null
 * @param predict the question it asks, or null
 * @param reveal what answers the question, or null
 * @param exercise where it leads, or null
 */
public record Page(
        List<Part> texts,
        Part.@Nullable Step step,
        Part.@Nullable Predict predict,
        Part.@Nullable Reveal reveal,
        Part.@Nullable ExerciseLink exercise) {
    public Page {
        texts = List.copyOf(texts);
    }

    /** Cuts a lesson's parts into pages; a question and its answer share one. */
    static List<Page> of(List<Part> parts) {
        List<Page> pages = new ArrayList<>();
        List<Part> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Page page = null;
            if (part instanceof Part.Step step) {
                page = new Page(texts, step, null, null, null);
            } else if (part instanceof Part.Predict predict) {
                page = new Page(texts, null, predict, reveal(parts, i + 1, predict.id()), null);
            } else if (part instanceof Part.ExerciseLink link) {
                page = new Page(texts, null, null, null, link);
            } else if (!(part instanceof Part.Reveal)) {
                texts.add(part);
            }
            if (page != null) {
                pages.add(page);
                texts.clear();
            }
        }
        if (!texts.isEmpty() || pages.isEmpty()) {
            pages.add(new Page(texts, null, null, null, null));
        }
        return pages;
    }

    private static Part.@Nullable Reveal reveal(List<Part> parts, int from, String question) {
        return parts.subList(from, parts.size()).stream()
                .filter(Part.Reveal.class::isInstance)
                .map(Part.Reveal.class::cast)
                .filter(reveal -> reveal.question().equals(question))
                .findFirst()
                .orElse(null);
    }
}
