package dev.millrace.host.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.RunOutcome;
import dev.millrace.host.script.Completer;
import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.script.ShellSupply;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final ShellSupply shells = new ShellSupply(Daemons.executor("shells"));

    @Test
    void itTakesAJobTheWholeWay() {
        RunOutcome outcome = warmUp().job();
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        RunOutcome.Finished finished = (RunOutcome.Finished) outcome;
        assertThat(finished.results().get("warm")).isNotEmpty();
        assertThat(finished.events()).isGreaterThan(500);
        assertThat(finished.warnings()).isEmpty();
    }

    @Test
    void itGivesWay() {
        WarmUp warmUp = warmUp();
        warmUp.stop();
        assertThat(warmUp.job()).isInstanceOf(RunOutcome.Cancelled.class);
    }

    private WarmUp warmUp() {
        return new WarmUp(new ScriptCompiler(shells), new Completer(shells));
    }
}
