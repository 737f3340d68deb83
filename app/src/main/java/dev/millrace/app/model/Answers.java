package dev.millrace.app.model;

import dev.millrace.lessons.Part;
import dev.millrace.lessons.expression.Evidence;
import java.util.List;

/** The right answers, as the run has them. */
final class Answers {
    private Answers() {}

    /** The right option's id, or the number. Throws {@link IllegalArgumentException} where the run has none. */
    static String of(Part.Predict question, Evidence evidence) {
        if (question instanceof Part.ChooseOne choice) {
            return right(choice.options(), evidence).id();
        }
        if (question instanceof Part.GiveNumber number) {
            return shown(number.key().number(evidence));
        }
        throw new IllegalArgumentException("nothing computes it");
    }

    private static Part.Option right(List<Part.Option> options, Evidence evidence) {
        return options.stream()
                .filter(option -> option.key().isPresent() && option.key().get().holds(evidence))
                .findFirst()
                .or(() -> options.stream()
                        .filter(option -> option.key().isEmpty())
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no option is right"));
    }

    /** A whole number without a point. */
    static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
