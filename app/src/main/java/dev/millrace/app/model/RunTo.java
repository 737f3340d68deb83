package dev.millrace.app.model;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Plays the run forward to an instant, in a few seconds at most whatever lies between; asked again, it is there at once. FX thread. */
public final class RunTo {
    private static final double NANOS_MAX = 2.5e9;

    private final RunModel run;
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            move(now);
        }
    };
    private int goal = -1;
    private int reached = -1;
    private double from;
    private long begun = -1;

    /** Moves the cursor of {@code run}. */
    public RunTo(RunModel run) {
        this.run = run;
        run.branchProperty().addListener((property, before, now) -> stop());
        run.playingProperty().addListener((property, before, now) -> stop());
    }

    /** Whether the run is on its way. */
    public ReadOnlyBooleanProperty movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /** Goes to the event at {@code position}; back at once, forward by playing. */
    public void go(int position) {
        stop();
        run.pause();
        if (position <= run.positionProperty().get()) {
            run.jumpTo(position);
            return;
        }
        goal = position;
        from = run.timeProperty().get();
        begun = -1;
        reached = run.positionProperty().get();
        moving.set(true);
        timer.start();
    }

    /** Is there at once. */
    public void finish() {
        if (moving.get()) {
            stop();
            run.jumpTo(goal);
        }
    }

    /** Stays where it is. */
    public void stop() {
        timer.stop();
        moving.set(false);
    }

    /** Gives way to whoever else moves the cursor. */
    private void move(long now) {
        if (run.positionProperty().get() != reached) {
            stop();
            return;
        }
        begun = begun < 0 ? now : begun;
        double end = run.journal().get(goal).time();
        double nanos = Math.min(NANOS_MAX, Math.max(1, (end - from) * 1e8));
        double part = (now - begun) / nanos;
        if (part >= 1) {
            finish();
        } else {
            run.jumpToTime(from + (end - from) * part);
            reached = run.positionProperty().get();
        }
    }
}
