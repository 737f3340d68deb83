package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.wire.Frame;
import dev.millrace.host.wire.FrameInput;
import dev.millrace.host.wire.FrameType;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The child as a process. */
class ProcessTest {
    @Test
    void theChildEndsWhenItsParentIsGone() throws Exception {
        Process child = new ProcessBuilder(EngineOptions.defaults().command()).start();
        assertThat(new FrameInput(child.getInputStream()).next())
                .extracting(Frame::type)
                .isEqualTo(FrameType.READY);
        child.getOutputStream().close();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void aJavaThatDoesNotStartIsSaid() throws Exception {
        EngineOptions options = EngineOptions.defaults();
        EngineOptions broken = new EngineOptions(
                options.java(),
                Path.of("nowhere").toString(),
                options.heapMegabytes(),
                options.arguments(),
                options.directory(),
                false);
        try (Engine engine = EngineProcesses.start(broken)) {
            RunOutcome outcome = Jobs.outcome(engine, Jobs.request(""), new RunListener() {});
            assertThat(outcome).isInstanceOf(RunOutcome.Crashed.class);
            assertThat(outcome.toString()).contains("EngineMain");
        }
    }
}
