package dev.millrace.app.model;

import dev.millrace.journal.ChannelView;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Marker;
import dev.millrace.journal.Moment;
import dev.millrace.journal.Moments;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Traced;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The run that is looked at: its journal, the cursor in it, and what there is to see at the cursor. The cursor stands
 * after the event at {@code position} (-1: before the first one) and at a processing time at or after that event's, at
 * which the elements on their way are shown. The engine may still be adding events. FX thread only.
 */
public final class RunModel {
    private final ReadOnlyObjectWrapper<Branch> branch = new ReadOnlyObjectWrapper<>(new Branch("", new Journal()));
    private final ObservableList<Branch> branches = FXCollections.observableArrayList();
    /** Kept: the list behind it would not keep it, nor whoever listens to it. */
    private final ObservableList<Branch> branchesView = FXCollections.unmodifiableObservableList(branches);

    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyDoubleWrapper time = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.BEFORE);
    private final ReadOnlyBooleanWrapper growing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final ObjectProperty<Marker> target = new SimpleObjectProperty<>(Marker.FIRING);
    private final ObjectProperty<@Nullable SubtaskId> selected = new SimpleObjectProperty<>();
    private final Playback playback = new Playback();
    private Moments moments = new Moments(branch.get().journal());
    private RunIndex index = new RunIndex(branch.get().journal());
    private RunCommands commands = RunCommands.NONE;
    private int wanted = -1;
    /** What the engine adds to, whether it is shown or not; null when it is complete. */
    private @Nullable Journal computed;

    // ---- what is looked at -----------------------------------------------------------------------------------------

    /** Forgets all branches and begins an empty journal called {@code name}: paused, the cursor before the first event. */
    public void open(String name) {
        pause();
        branches.clear();
        selected.set(null);
        begin(new Branch(name, new Journal()), -1);
    }

    /**
     * Begins another journal beside those there are, for the same run with another script. The cursor keeps its position;
     * while the new journal has not got that far, it stands at the journal's end and moves on with it.
     */
    public void openBranch(String name) {
        pause();
        begin(new Branch(name, new Journal()), position.get());
    }

    /** Shows {@code journal}, complete as it is, as another branch, the cursor at the same position as far as it goes. */
    public void replace(String name, Journal journal) {
        pause();
        begin(new Branch(name, journal), position.get());
        complete();
        settle();
    }

    /** Goes back to a branch of {@link #branches()}; the cursor keeps its position as far as that branch goes. */
    public void show(Branch other) {
        pause();
        int at = position.get();
        look(other);
        wanted = at;
        settle();
    }

    /** Calls a branch of {@link #branches()} something else; a blank name changes nothing. Gives the branch as it is now. */
    public Branch rename(Branch old, String name) {
        int place = branches.indexOf(old);
        if (place < 0 || name.isBlank()) {
            return old;
        }
        Branch renamed = new Branch(name.strip(), old.journal());
        branches.set(place, renamed);
        if (old.equals(branch.get())) {
            branch.set(renamed);
        }
        return renamed;
    }

    /** Forgets a branch, and shows the one before it where it was shown. The first one stays: the others were made from it. */
    public void delete(Branch old) {
        int place = branches.indexOf(old);
        if (place > 0) {
            if (old.equals(branch.get())) {
                show(branches.get(place - 1));
            }
            branches.remove(place);
        }
    }

    /** Adds what the engine reported to the journal that was begun last, which need not be the one shown; positions continue it. */
    public void append(List<Traced> events) {
        Journal journal = computed;
        if (journal == null) {
            throw new IllegalStateException("the run is complete");
        }
        events.forEach(journal::append);
        if (journal != journal()) {
            return;
        }
        moments.follow();
        index.follow();
        size.set(journal.size());
        settle();
    }

    /** The engine will add no more. */
    public void complete() {
        computed = null;
        growing.set(false);
        wanted = position.get();
    }

    private void begin(Branch fresh, int cursor) {
        branches.add(fresh);
        computed = fresh.journal();
        look(fresh);
        wanted = cursor;
    }

    private void look(Branch other) {
        moments = new Moments(other.journal());
        index = new RunIndex(other.journal());
        playback.reset();
        branch.set(other);
        size.set(other.journal().size());
        growing.set(other.journal() == computed);
        place(Math.min(position.get(), size.get() - 1));
    }

    /** Moves the cursor towards where it was in the branch before. */
    private void settle() {
        if (wanted > position.get()) {
            place(Math.min(wanted, size.get() - 1));
        }
    }

    // ---- moving the cursor -----------------------------------------------------------------------------------------

    /** Puts the cursor after the event at {@code to}, bounded to -1 and the last event, and at that event's time. */
    public void jumpTo(int to) {
        place(Math.max(-1, Math.min(to, size.get() - 1)));
        wanted = position.get();
    }

    /** Puts the cursor at a processing time in ms, after all that happened up to it. */
    public void jumpToTime(double ms) {
        Journal journal = journal();
        jumpTo(journal.firstAfterTime((long) Math.floor(ms)) - 1);
        if (position.get() + 1 < size.get() && ms > time.get()) {
            time.set(ms);
        }
    }

    /** To the end of the next scheduler step: all that one element, timer or message brought about. */
    public void stepForward() {
        pause();
        jumpTo(Steps.after(journal(), position.get()));
    }

    /** Takes back what {@link #stepForward} does. */
    public void stepBack() {
        pause();
        jumpTo(Steps.before(journal(), position.get()));
    }

    /** To the next single event. */
    public void microForward() {
        pause();
        jumpTo(position.get() + 1);
    }

    /** Back by one single event. */
    public void microBack() {
        pause();
        jumpTo(position.get() - 1);
    }

    /** To the next event with the marker; says whether there is one. */
    public boolean toNext(Marker marker) {
        return jumpIfFound(journal().next(position.get(), marker));
    }

    /** Back to the last event with the marker; says whether there is one. */
    public boolean toPrevious(Marker marker) {
        return jumpIfFound(journal().previous(position.get(), marker));
    }

    private boolean jumpIfFound(int found) {
        pause();
        if (found < 0) {
            return false;
        }
        jumpTo(found);
        return true;
    }

    private void place(int to) {
        position.set(to);
        moment.set(moments.at(to));
        time.set((double) moment.get().time());
    }

    // ---- playing ---------------------------------------------------------------------------------------------------

    /** Lets time go on; from the beginning if the cursor stands at the end of a complete journal. */
    public void play() {
        if (!growing.get() && position.get() == size.get() - 1) {
            jumpTo(-1);
        }
        playing.set(size.get() > 0 || growing.get());
    }

    /** Stops time where it is. */
    public void pause() {
        playing.set(false);
    }

    /** Plays if paused, pauses if playing. */
    public void togglePlay() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /** One pulse of the window: {@code nanos} is its clock. Moves the cursor when playing. */
    public void tick(long nanos) {
        if (!playing.get()) {
            playback.rest(nanos);
            return;
        }
        double to = playback.advance(journal(), position.get(), time.get(), nanos, speed.get());
        int reached = Math.max(position.get(), journal().firstAfterTime((long) Math.floor(to)) - 1);
        if (reached != position.get()) {
            place(reached);
            wanted = reached;
        }
        time.set(Math.max(to, time.get()));
        if (reached == size.get() - 1 && !growing.get()) {
            pause();
        }
    }

    // ---- what the learner does to the run
    // ----------------------------------------------------------------------------

    /** Tells the model who carries out what is asked below. */
    public void setCommands(RunCommands who) {
        commands = who;
    }

    /** Asks for a branch in which the subtask is killed at the cursor. */
    public void kill(SubtaskId subtask) {
        pause();
        commands.kill(subtask, position.get());
    }

    /** Asks for a branch in which the channel is held from the cursor on, or released at it where it is held. */
    public void holdOrRelease(ChannelId channel) {
        pause();
        ChannelView view = moment.get().channels().find(channel);
        if (view != null && view.held()) {
            commands.release(channel, position.get());
        } else {
            commands.hold(channel, position.get());
        }
    }

    /** Asks for a branch in which a savepoint is taken at the cursor. */
    public void takeSavepoint() {
        pause();
        commands.takeSavepoint(position.get());
    }

    /** Asks for a branch in which the job is stopped with a savepoint at the cursor. */
    public void stopJob() {
        pause();
        commands.stopJob(position.get());
    }

    /** Asks for a branch in which the job is drained and stopped with a savepoint at the cursor. */
    public void drainJob() {
        pause();
        commands.drainJob(position.get());
    }

    /** Asks for a branch in which the job is cancelled at the cursor. */
    public void cancelJob() {
        pause();
        commands.cancelJob(position.get());
    }

    /**
     * Asks for a branch in which the job is stopped with a savepoint at the cursor and the changed code resumes from it; state
     * that no operator takes is refused, or dropped where that is allowed.
     */
    public void swapCode(boolean allowNonRestoredState) {
        pause();
        commands.swapCode(position.get(), allowNonRestoredState);
    }

    /** Asks why the event at {@code at} happened. */
    public void why(int at) {
        pause();
        commands.why(at);
    }

    // ---- properties ------------------------------------------------------------------------------------------------

    /** The journal of the branch shown. */
    public Journal journal() {
        return branch.get().journal();
    }

    /** The keys of the journal shown and how its times are written. */
    public RunIndex index() {
        return index;
    }

    /** Place of the first event of the scheduler step that the cursor stands at the end of, or within. */
    public int stepBegin() {
        return Steps.before(journal(), position.get()) + 1;
    }

    /** Ms of processing time that a typical element is on its way. */
    public double transit() {
        return playback.transit(journal());
    }

    /** The branch shown. */
    public ReadOnlyObjectProperty<Branch> branchProperty() {
        return branch.getReadOnlyProperty();
    }

    /** All branches of the run, oldest first. */
    public ObservableList<Branch> branches() {
        return branchesView;
    }

    /** Number of events there are. */
    public ReadOnlyIntegerProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** Place of the last event that has happened at the cursor; -1 before the first one. */
    public ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** Processing time at the cursor in ms. */
    public ReadOnlyDoubleProperty timeProperty() {
        return time.getReadOnlyProperty();
    }

    /** What there is to see at the cursor. */
    public ReadOnlyObjectProperty<Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Whether the engine is still adding events to what is shown. */
    public ReadOnlyBooleanProperty growingProperty() {
        return growing.getReadOnlyProperty();
    }

    /** Whether time goes on. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** How fast it plays: at 1 a typical element takes a second through its channel. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** What {@code to next} goes to. */
    public ObjectProperty<Marker> targetProperty() {
        return target;
    }

    /** The subtask the learner has picked, or null. */
    public ObjectProperty<@Nullable SubtaskId> selectedProperty() {
        return selected;
    }
}
