package dev.millrace.host;

import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Questions about scripts that have no answer yet. Thread-safe. */
final class Questions {
    private static final int PROCESSES_MAX = 2;

    private final Map<Long, Question> open = new LinkedHashMap<>();

    private record Question(Frame frame, int asked, CompletableFuture<Optional<Message.Answer>> answer) {
        Question again() {
            return new Question(frame, asked + 1, answer);
        }
    }

    /** Remembers a question. The answer is empty if its process ends, and the next one too. */
    synchronized CompletableFuture<Optional<Message.Answer>> add(long id, Frame frame) {
        Question question = new Question(frame, 1, new CompletableFuture<>());
        open.put(id, question);
        return question.answer();
    }

    /** Hands an answer to who asked. */
    void answered(Message.Answer answer) {
        Question question;
        synchronized (this) {
            question = open.remove(answer.id());
        }
        if (question != null) {
            question.answer().complete(Optional.of(answer));
        }
    }

    /** The frames to ask the next process. */
    synchronized List<Frame> again() {
        open.values().stream()
                .filter(question -> question.asked() == PROCESSES_MAX)
                .forEach(question -> question.answer().complete(Optional.empty()));
        open.values().removeIf(question -> question.asked() == PROCESSES_MAX);
        open.replaceAll((id, question) -> question.again());
        List<Frame> frames = new ArrayList<>();
        open.values().forEach(question -> frames.add(question.frame()));
        return frames;
    }

    /** Answers everything with nothing. */
    synchronized void close() {
        open.values().forEach(question -> question.answer().complete(Optional.empty()));
        open.clear();
    }
}
