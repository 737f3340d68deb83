package dev.millrace.lessons;

import dev.millrace.lessons.expression.Expression;
import java.util.List;
import java.util.Optional;

/** Makes parts of directives; the vocabulary is closed. */
final class PartReader {
    /** All directives that a lesson can use. */
    static final List<String> WORDS = List.of("step", "predict", "reveal", "exercise", "note", "recap");

    /** Directives of the vocabulary that no lesson can use yet. */
    static final List<String> NOT_YET = List.of("try", "compare", "do-next", "draw-stream");

    private static final String COMPUTED = "computed ";

    private PartReader() {}

    static Part read(LessonText.Piece piece) throws ContentException {
        if (piece instanceof LessonText.Prose prose) {
            return new Part.Prose(prose.line(), prose.markdown());
        }
        Directive directive = ((LessonText.Directed) piece).directive();
        return switch (directive.word()) {
            case "step" -> step(directive.only("id", "run-to", "panel", "scenario"));
            case "predict" -> predict(directive.only("id", "type", "scenario"));
            case "reveal" -> reveal(directive.only("for", "run-to", "panel", "scenario"));
            case "exercise" -> exercise(directive.only("id", "ref"));
            case "note" ->
                new Part.Note(directive.line(), directive.only("title").text("title", ""), directive.markdown());
            default -> new Part.Recap(directive.line(), directive.only().markdown());
        };
    }

    private static Part step(Directive directive) throws ContentException {
        return new Part.Step(
                directive.line(),
                directive.need("id"),
                scenario(directive),
                directive.runTo(),
                directive.panel(),
                directive.markdown());
    }

    private static Part reveal(Directive directive) throws ContentException {
        return new Part.Reveal(
                directive.line(),
                directive.need("for"),
                scenario(directive),
                directive.runTo(),
                directive.panel(),
                directive.markdown());
    }

    private static Part exercise(Directive directive) throws ContentException {
        return new Part.ExerciseLink(
                directive.line(), directive.need("id"), directive.need("ref"), directive.markdown());
    }

    private static Part predict(Directive directive) throws ContentException {
        QuestionBody body = QuestionBody.of(directive);
        String type = directive.need("type");
        return switch (type) {
            case "choice" -> choice(directive, body);
            case "number" -> number(directive, body);
            default ->
                throw directive.wrong(
                        "unknown type '" + type + "' of predict" + Nearest.hint(type, List.of("choice", "number")));
        };
    }

    private static Part choice(Directive directive, QuestionBody body) throws ContentException {
        QuestionBody.Entry question = body.question().only("ask");
        List<Part.Option> options = new java.util.ArrayList<>();
        for (QuestionBody.Entry entry : body.options()) {
            QuestionBody.Entry option = entry.only("key", "why", QuestionBody.TEXT, QuestionBody.ID);
            options.add(new Part.Option(
                    option.line(),
                    option.need(QuestionBody.ID),
                    option.need(QuestionBody.TEXT),
                    key(option),
                    option.text("why")));
        }
        if (options.size() < 2) {
            throw directive.wrong("a choice needs two options or more, each a line '- id: text'");
        }
        return new Part.ChooseOne(
                directive.line(), directive.need("id"), scenario(directive), question.need("ask"), options);
    }

    private static Part number(Directive directive, QuestionBody body) throws ContentException {
        QuestionBody.Entry question = body.question().only("ask", "unit", "key", "why");
        Expression key = key(question).orElseThrow(() -> question.wrong("a number needs 'key: computed ...'"));
        return new Part.GiveNumber(
                directive.line(),
                directive.need("id"),
                scenario(directive),
                question.need("ask"),
                question.text("unit"),
                key,
                question.text("why"));
    }

    private static Optional<Expression> key(QuestionBody.Entry entry) throws ContentException {
        String key = entry.text("key");
        if (key.isEmpty() || key.equals("otherwise")) {
            return Optional.empty();
        }
        if (!key.startsWith(COMPUTED)) {
            throw entry.wrong("the key must be 'computed EXPRESSION' or 'otherwise', not '" + key + "'");
        }
        try {
            return Optional.of(Expression.parse(key.substring(COMPUTED.length())));
        } catch (IllegalArgumentException wrong) {
            throw entry.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private static String scenario(Directive directive) {
        return directive.text("scenario", Lesson.SCENARIO);
    }
}
