package dev.millrace.app.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The door to the FX thread: what other threads want done there is collected and done in order at the next pulse, all
 * of it at once. Thread-safe.
 */
public final class FxThread implements Executor {
    private final List<Runnable> waiting = new ArrayList<>();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            carryOut();
        }
    };

    @Override
    public void execute(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (waiting.size() > 1) {
                return;
            }
        }
        Platform.runLater(pulse::start);
    }

    private void carryOut() {
        List<Runnable> now;
        synchronized (waiting) {
            now = List.copyOf(waiting);
            waiting.clear();
        }
        pulse.stop();
        now.forEach(Runnable::run);
    }
}
