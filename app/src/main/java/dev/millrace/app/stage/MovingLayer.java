package dev.millrace.app.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/**
 * The canvases of what moves, one for each gap between two columns of boxes. What moves is drawn again at every pulse, and
 * a software renderer then puts together again all that is under it; so it covers no more than the way of the elements.
 * FX thread.
 */
final class MovingLayer extends Group {
    private final Stamps stamps = new Stamps();
    private final List<Lane> lanes = new ArrayList<>();
    private List<StageLayout.Gap> gaps = List.of();

    MovingLayer() {
        // Else the size it has would be the size it wants, and it could only grow.
        setManaged(false);
        setMouseTransparent(true);
    }

    /** One canvas, and whether there is anything on it. */
    private record Lane(StageLayout.Gap gap, Canvas canvas, boolean[] used) {}

    /** Draws the marks; what was there goes. */
    void draw(Scenery scenery, List<Mark> marks) {
        follow(scenery.layout());
        boolean labelled = marks.size() <= ElementPainter.LABELLED;
        for (Lane lane : lanes) {
            List<Mark> inside =
                    marks.stream().filter(mark -> lane.gap().holds(mark.x())).toList();
            draw(lane, scenery, inside, labelled);
        }
    }

    private void draw(Lane lane, Scenery scenery, List<Mark> marks, boolean labelled) {
        GraphicsContext to = lane.canvas().getGraphicsContext2D();
        ElementPainter painter = new ElementPainter(to, scenery, stamps);
        boolean rings = painter.anyLate(lane.gap());
        if (!lane.used()[0] && marks.isEmpty() && !rings) {
            return;
        }
        lane.used()[0] = !marks.isEmpty() || rings;
        to.clearRect(0, 0, lane.canvas().getWidth(), lane.canvas().getHeight());
        to.save();
        to.translate(-lane.gap().from(), 0);
        painter.draw(marks, labelled, lane.gap());
        to.restore();
    }

    private void follow(StageLayout layout) {
        if (gaps.equals(layout.gaps())) {
            return;
        }
        gaps = layout.gaps();
        lanes.clear();
        for (StageLayout.Gap gap : gaps) {
            Canvas canvas = new Canvas(gap.to() - gap.from(), gap.height());
            canvas.setLayoutX(gap.from());
            lanes.add(new Lane(gap, canvas, new boolean[1]));
        }
        getChildren().setAll(lanes.stream().map(Lane::canvas).toList());
    }
}
