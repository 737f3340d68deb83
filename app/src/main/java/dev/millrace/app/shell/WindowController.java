package dev.millrace.app.shell;

import dev.millrace.app.model.CourseModel;
import dev.millrace.app.model.CourseModel.Item;
import dev.millrace.app.model.LookModel;
import dev.millrace.app.theme.Icons;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The window's frame: header, three columns, tabs. What stands in them is put there by {@link Workbench}. */
final class WindowController {
    static final int LESSON = 0;
    static final int CODE = 1;
    static final int CONSOLE = 2;
    static final int INSPECT = 3;

    private final CourseModel course;
    private final LookModel look;
    private final WindowCommands commands;

    @FXML
    private Label brand;

    @FXML
    private Label unit;

    @FXML
    private Label title;

    @FXML
    private MenuButton scale;

    @FXML
    private Button theme;

    @FXML
    private Button keys;

    @FXML
    private SplitPane columns;

    @FXML
    private SplitPane rows;

    @FXML
    private StackPane left;

    @FXML
    private BorderPane middle;

    @FXML
    private BorderPane stagePlace;

    @FXML
    private BorderPane lowerPlace;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab lessonTab;

    @FXML
    private Tab codeTab;

    @FXML
    private Tab consoleTab;

    @FXML
    private Tab inspectTab;

    WindowController(CourseModel course, LookModel look, WindowCommands commands) {
        this.course = course;
        this.look = look;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        brand.minWidthProperty().bind(left.widthProperty());
        course.currentProperty().addListener((property, before, now) -> showPlace(now));
        showPlace(course.currentProperty().get());
        offerScales();
        look.darkProperty().addListener((property, before, now) -> showTheme());
        showTheme();
        Icons.put(keys, "fth-help-circle");
    }

    /** Puts the panes where they belong. */
    void place(Places places) {
        left.getChildren().setAll(places.curriculum());
        stagePlace.setTop(places.banner());
        stagePlace.setCenter(places.stage());
        lowerPlace.setCenter(places.lower());
        middle.setBottom(places.transport());
        lessonTab.setContent(places.lesson());
        codeTab.setContent(places.code());
        consoleTab.setContent(places.console());
        inspectTab.setContent(places.inspect());
    }

    /** What stands where. */
    record Places(
            Node curriculum,
            Node banner,
            Node stage,
            Node lower,
            Node transport,
            Node lesson,
            Node code,
            Node console,
            Node inspect) {}

    /** Whether the inspector is in sight. */
    ObservableBooleanValue inspecting() {
        return inspectTab.selectedProperty();
    }

    /** Puts the lesson or the exercise into the first tab. */
    void lessonTab(String name, Node content) {
        lessonTab.setText(name);
        lessonTab.setContent(content);
    }

    SplitPane columns() {
        return columns;
    }

    SplitPane rows() {
        return rows;
    }

    /** Brings the tab to the front: {@link #LESSON}, {@link #CODE}, {@link #CONSOLE} or {@link #INSPECT}. */
    void showTab(int index) {
        tabs.getSelectionModel().select(index);
        tabs.requestFocus();
    }

    private void showPlace(@Nullable Item item) {
        unit.setText(item == null ? "" : course.unitOf(item));
        title.setText(item == null ? "" : item.title());
    }

    private void offerScales() {
        ToggleGroup group = new ToggleGroup();
        for (int percent : LookModel.SCALES) {
            RadioMenuItem item = new RadioMenuItem(percent + " %");
            item.setId("scale-" + percent);
            item.setToggleGroup(group);
            item.setOnAction(event -> look.scaleProperty().set(percent / 100.0));
            look.scaleProperty().addListener((property, before, now) -> item.setSelected(is(percent)));
            item.setSelected(is(percent));
            scale.getItems().add(item);
        }
    }

    private boolean is(int percent) {
        return Math.round(look.scaleProperty().get() * 100) == percent;
    }

    private void showTheme() {
        Icons.put(theme, look.darkProperty().get() ? "fth-sun" : "fth-moon");
    }

    @FXML
    private void switchTheme() {
        look.switchTheme();
    }

    @FXML
    private void showKeys() {
        commands.showKeys();
    }

    @FXML
    private void exportPicture() {
        commands.exportPicture();
    }

    @FXML
    private void exportTranscript() {
        commands.exportTranscript();
    }

    @FXML
    private void exportTrace() {
        commands.exportTrace();
    }

    @FXML
    private void exportScenario() {
        commands.exportScenario();
    }
}
