package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The process that stands ready takes the run after a crash. */
@Timeout(240)
class SpareTest {
    private static final String WHO = "System.out.println(ProcessHandle.current().pid());" + Jobs.SENSORS;

    @Test
    void theRunAfterACrashIsTheSpares() throws Exception {
        try (EngineProcesses engine = EngineProcesses.start(EngineOptions.defaults())) {
            long first = who(engine);
            untilWarm(engine);
            Set<Long> there = children();
            Jobs.Heard heard = new Jobs.Heard();
            assertThat(Jobs.outcome(engine, Jobs.request("System.exit(1);", 60_000), heard))
                    .isInstanceOf(RunOutcome.Crashed.class);

            long second = who(engine);
            assertThat(second).isNotEqualTo(first).isIn(there);
            untilWarm(engine);
            assertThat(who(engine)).isEqualTo(second);
        }
    }

    /** Waits for the spare's own word, however long the machine takes. */
    private static void untilWarm(EngineProcesses engine) {
        while (!engine.spareIsWarm()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private static long who(Engine engine) throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        assertThat(Jobs.outcome(engine, Jobs.request(WHO, 60_000), heard)).isInstanceOf(RunOutcome.Finished.class);
        return Long.parseLong(heard.prints.toString().strip());
    }
}
