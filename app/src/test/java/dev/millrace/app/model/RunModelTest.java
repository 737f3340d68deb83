package dev.millrace.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.journal.JobView;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Marker;
import dev.millrace.journal.Moment;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunModelTest {
    private static final long SECOND = 1_000_000_000L;

    private final Journal journal = TwoSources.journal();
    private final RunModel model = new RunModel();

    @BeforeEach
    void show() {
        model.replace("first", journal);
    }

    @Test
    void aRunOpensPausedBeforeItsFirstEvent() {
        assertThat(model.positionProperty().get()).isEqualTo(-1);
        assertThat(model.playingProperty().get()).isFalse();
        assertThat(model.momentProperty().get()).isEqualTo(Moment.BEFORE);
        assertThat(model.sizeProperty().get()).isEqualTo(journal.size());
    }

    @Test
    void aStepBackUndoesAStepForwardAnywhere() {
        model.stepForward();
        while (model.positionProperty().get() < journal.size() - 1) {
            int here = model.positionProperty().get();
            model.stepForward();
            int there = model.positionProperty().get();
            model.stepBack();
            assertThat(model.positionProperty().get()).isEqualTo(here);
            model.jumpTo(there);
        }
        model.stepForward();
        assertThat(model.positionProperty().get()).isEqualTo(journal.size() - 1);
    }

    @Test
    void aStepTakesAllEventsOfOneSchedulerStepAndAMicroStepOne() {
        int received = journal.next(-1, Marker.RECORD);
        received = journal.next(received, Marker.RECORD);
        model.jumpTo(received - 1);
        model.stepForward();
        assertThat(model.positionProperty().get()).isEqualTo(received + 2);
        assertThat(model.stepBegin()).isEqualTo(received);
        model.microBack();
        assertThat(model.positionProperty().get()).isEqualTo(received + 1);
        model.microForward();
        assertThat(model.positionProperty().get()).isEqualTo(received + 2);
    }

    @Test
    void itGoesToTheNextEventOfAClassAndBack() {
        assertThat(model.toNext(Marker.FAULT)).isTrue();
        int fault = model.positionProperty().get();
        assertThat(model.momentProperty().get().job().failure()).isNotNull();
        assertThat(model.toNext(Marker.FAULT)).isFalse();
        assertThat(model.positionProperty().get()).isEqualTo(fault);
        assertThat(model.toPrevious(Marker.BARRIER)).isTrue();
        assertThat(model.positionProperty().get()).isLessThan(fault);
    }

    @Test
    void aJumpToATimeShowsElementsOnTheirWay() {
        model.jumpToTime(20);
        assertThat(model.timeProperty().get()).isEqualTo(20);
        assertThat(model.momentProperty().get().time()).isEqualTo(10);
        assertThat(model.momentProperty().get().channels().values())
                .flatExtracting(channel -> channel.elements().values())
                .singleElement()
                .satisfies(element -> assertThat(element.progress(20)).isEqualTo(0.5));
    }

    @Test
    void playingAtSpeedOneTakesATypicalElementThroughItsChannelInASecond() {
        model.jumpToTime(10);
        double transit = model.transit();
        model.play();
        for (int pulse = 0; pulse <= 20; pulse++) {
            model.tick(pulse * SECOND / 40);
        }
        assertThat(model.timeProperty().get()).isEqualTo(10 + transit / 2);
        model.pause();
        model.tick(SECOND);
        assertThat(model.timeProperty().get()).isEqualTo(10 + transit / 2);
    }

    @Test
    void playingSkipsPausesOfTheRunAndStopsAtItsEnd() {
        model.jumpTo(journal.next(-1, Marker.FAULT));
        model.play();
        int pulses = 0;
        while (model.playingProperty().get()) {
            model.tick(pulses++ * SECOND / 60);
        }
        assertThat(model.positionProperty().get()).isEqualTo(journal.size() - 1);
        assertThat(pulses).isLessThan(60 * 5);
        assertThat(model.momentProperty().get().job().status()).isEqualTo(JobView.Status.FINISHED);
    }

    @Test
    void aBranchKeepsTheCursorAsSoonAsItHasGotThatFar() {
        int fault = journal.next(-1, Marker.FAULT);
        model.jumpTo(fault);
        model.openBranch("again");
        assertThat(model.positionProperty().get()).isEqualTo(-1);
        model.append(journal.events().subList(0, 10));
        assertThat(model.positionProperty().get()).isEqualTo(9);
        model.append(journal.events().subList(10, journal.size()));
        assertThat(model.positionProperty().get()).isEqualTo(fault);
        model.complete();
        model.show(model.branches().get(0));
        assertThat(model.positionProperty().get()).isEqualTo(fault);
        assertThat(model.branches()).extracting(Branch::name).containsExactly("first", "again");
    }

    @Test
    void askingForAKillPausesAndNamesTheInstant() {
        List<String> asked = new ArrayList<>();
        model.setCommands(new RecordedCommands(asked));
        model.jumpTo(5);
        model.play();
        model.kill(TwoSources.WINDOW);
        model.takeSavepoint();
        assertThat(asked).containsExactly("kill count.0 at 5", "savepoint at 5");
        assertThat(model.playingProperty().get()).isFalse();
    }

    /** Writes down what is asked for. */
    private record RecordedCommands(List<String> asked) implements RunCommands {
        @Override
        public void kill(SubtaskId subtask, int position) {
            asked.add("kill " + subtask + " at " + position);
        }

        @Override
        public void hold(ChannelId channel, int position) {
            asked.add("hold " + channel + " at " + position);
        }

        @Override
        public void release(ChannelId channel, int position) {
            asked.add("release " + channel + " at " + position);
        }

        @Override
        public void takeSavepoint(int position) {
            asked.add("savepoint at " + position);
        }

        @Override
        public void stopJob(int position) {
            asked.add("stop at " + position);
        }

        @Override
        public void drainJob(int position) {
            asked.add("drain at " + position);
        }

        @Override
        public void cancelJob(int position) {
            asked.add("cancel at " + position);
        }

        @Override
        public void swapCode(int position, boolean allowNonRestoredState) {
            asked.add("swap at " + position);
        }

        @Override
        public void why(int position) {
            asked.add("why at " + position);
        }
    }

    @Test
    void whatTheEngineAddsGoesIntoTheBranchItBeganWhicheverIsShown() {
        Branch first = model.branchProperty().get();
        int whole = journal.size();
        model.jumpTo(20);
        model.openBranch("second");
        Branch second = model.branchProperty().get();
        model.append(journal.events().subList(0, 10));
        model.show(first);
        assertThat(model.growingProperty().get()).isFalse();
        model.append(journal.events().subList(10, 30));
        assertThat(journal.size()).isEqualTo(whole);
        assertThat(model.sizeProperty().get()).isEqualTo(whole);
        assertThat(model.positionProperty().get()).isEqualTo(9);
        model.show(second);
        assertThat(model.growingProperty().get()).isTrue();
        assertThat(second.journal().size()).isEqualTo(30);
        model.complete();
        assertThat(model.growingProperty().get()).isFalse();
    }
}
