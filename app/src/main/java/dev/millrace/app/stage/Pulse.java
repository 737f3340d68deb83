package dev.millrace.app.stage;

import dev.millrace.app.model.RunModel;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;

/**
 * The beat of all that shows a run: at each pulse of the toolkit the model moves on, and then every picture that its
 * changes have made stale is drawn once. FX thread.
 */
public final class Pulse extends AnimationTimer {
    private final RunModel model;
    private final List<Picture> pictures = new ArrayList<>();

    /** Beats for a run once it is started. */
    public Pulse(RunModel model) {
        this.model = model;
    }

    /** Something that is drawn again when it is stale. */
    private static final class Picture {
        private final Runnable drawing;
        private boolean stale = true;

        Picture(Runnable drawing) {
            this.drawing = drawing;
        }

        void drawIfStale() {
            if (stale) {
                stale = false;
                drawing.run();
            }
        }
    }

    /** Has {@code drawing} carried out at the first pulse and after each change of one of the values. */
    public void draw(Runnable drawing, ObservableValue<?>... when) {
        Picture picture = new Picture(drawing);
        pictures.add(picture);
        for (ObservableValue<?> value : when) {
            value.addListener((property, before, now) -> picture.stale = true);
        }
    }

    /** Draws now what is stale, without waiting for a pulse. */
    public void drawNow() {
        pictures.forEach(Picture::drawIfStale);
    }

    @Override
    public void handle(long nanos) {
        model.tick(nanos);
        drawNow();
    }
}
