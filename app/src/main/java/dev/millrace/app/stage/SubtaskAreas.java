package dev.millrace.app.stage;

import dev.millrace.app.model.RunModel;
import dev.millrace.journal.Moment;
import dev.millrace.journal.SubtaskView;
import dev.millrace.trace.SubtaskId;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * What can be clicked, focused and read out on the stage: an area over each subtask's box, called {@code
 * #subtask-vertex-index}.
 */
final class SubtaskAreas extends Pane {
    private final RunModel model;
    private final Map<SubtaskId, Region> areas = new TreeMap<>();

    SubtaskAreas(RunModel model) {
        this.model = model;
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                model.selectedProperty().set(null);
            }
        });
    }

    /** Puts an area over each box, and says of each what there is to see now. */
    void follow(Map<SubtaskId, Box> boxes) {
        if (!areas.keySet().equals(boxes.keySet())) {
            areas.clear();
            boxes.keySet().forEach(id -> areas.put(id, area(id)));
            getChildren().setAll(areas.values());
        }
        Moment moment = model.momentProperty().get();
        boxes.forEach((id, box) -> {
            Region area = areas.get(id);
            SubtaskView subtask = moment.subtasks().find(id);
            if (area != null && subtask != null) {
                area.resizeRelocate(box.x(), box.y(), box.width(), box.height());
                area.setAccessibleText(
                        StageText.spoken(subtask, moment, model.index().clocks()));
            }
        });
    }

    private Region area(SubtaskId id) {
        Region area = new Region();
        area.setId("subtask-" + id.vertex() + "-" + id.index());
        area.getStyleClass().add("subtask-area");
        area.setManaged(false);
        area.setFocusTraversable(true);
        area.setAccessibleRole(AccessibleRole.BUTTON);
        area.setAccessibleHelp("Enter selects it, K kills it");
        // Focus that came by itself, as when the window opens, picks nothing.
        area.focusVisibleProperty().addListener((property, before, focused) -> {
            if (focused) {
                model.selectedProperty().set(id);
            }
        });
        ContextMenu menu = menu(id);
        area.setOnMousePressed(event -> {
            area.requestFocus();
            model.selectedProperty().set(id);
            if (event.getButton() == MouseButton.SECONDARY) {
                menu.show(area, event.getScreenX(), event.getScreenY());
            }
        });
        area.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.selectedProperty().set(id);
            }
        });
        Tooltip tooltip = new Tooltip();
        tooltip.setOnShowing(event ->
                tooltip.setText(area.getAccessibleText().replace("; ", "\n").replace(", ", "\n")));
        Tooltip.install(area, tooltip);
        return area;
    }

    private ContextMenu menu(SubtaskId id) {
        MenuItem kill = new MenuItem("Kill this task");
        kill.setId("menu-kill");
        kill.setOnAction(event -> model.kill(id));
        MenuItem savepoint = new MenuItem("Take a savepoint here");
        savepoint.setOnAction(event -> model.takeSavepoint());
        return new ContextMenu(kill, savepoint);
    }
}
