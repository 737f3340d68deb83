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

    /** Cuts a lesson's parts into pages. A question and its answer share one where nothing to see is between them. */
    static List<Page> of(List<Part> parts) {
        List<Page> pages = new ArrayList<>();
        List<Part> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part instanceof Part.Prose || part instanceof Part.Note || part instanceof Part.Recap) {
                texts.add(part);
                continue;
            }
            Part next = i + 1 < parts.size() ? parts.get(i + 1) : part;
            pages.add(page(texts, part, next, parts));
            texts.clear();
            if (part instanceof Part.Predict && pages.get(pages.size() - 1).reveal() != null) {
                i++;
            }
        }
        if (!texts.isEmpty() || pages.isEmpty()) {
            pages.add(new Page(texts, null, null, null, null));
        }
        return pages;
    }

    private static Page page(List<Part> texts, Part part, Part next, List<Part> parts) {
        if (part instanceof Part.Predict predict) {
            boolean answered =
                    next instanceof Part.Reveal reveal && reveal.question().equals(predict.id());
            return new Page(texts, null, predict, answered ? (Part.Reveal) next : null, null);
        }
        if (part instanceof Part.Reveal reveal) {
            return new Page(texts, null, question(parts, reveal.question()), reveal, null);
        }
        return part instanceof Part.Step step
                ? new Page(texts, step, null, null, null)
                : new Page(texts, null, null, null, (Part.ExerciseLink) part);
    }

    private static Part.@Nullable Predict question(List<Part> parts, String id) {
        return parts.stream()
                .filter(Part.Predict.class::isInstance)
                .map(Part.Predict.class::cast)
                .filter(predict -> predict.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
