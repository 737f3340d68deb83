package dev.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that run, and are asked and commanded over REST meanwhile. */
@Timeout(120)
class ServedRunTest {
    private static final String SOURCE = """
            env.enableCheckpointing(100);
            var numbers = env.fromSource(
                    new DataGeneratorSource<Long>(n -> n, COUNT, RateLimiterStrategy.perSecond(500), Types.LONG),
                    WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, at) -> n),
                    "numbers").uid("numbers");
            """;
    private static final String SUMS = SOURCE + """
            numbers.keyBy(n -> n % 3).reduce((a, b) -> a + b).uid("sum").sinkTo(Results.committed("sums")).uid("sums");
            """;
    private static final String ENDLESS = "Long.MAX_VALUE";

    @TempDir
    Path folder;

    private Path sums;

    @BeforeEach
    void script() throws IOException {
        sums = script("sums.jsh", SUMS, ENDLESS);
    }

    private Path script(String name, String text, String count) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace("COUNT", count));
    }

    private static void awaitRecords(ServedJob job, String vertex, long count) throws IOException {
        while (job.job("/vertices/" + vertex + "/metrics?get=0.numRecordsIn")
                        .at("/0/value")
                        .asLong()
                < count) {
            Thread.onSpinWait();
        }
    }

    private static List<Long> last(Cli cli, int rows) {
        List<String> lines = cli.out().lines().toList();
        return lines.subList(lines.size() - rows, lines.size()).stream()
                .map(line -> Long.parseLong(line.replace("sums: ", "")))
                .sorted()
                .toList();
    }

    @Test
    void aRunningJobIsDescribed() throws Exception {
        try (ServedJob job = ServedJob.running(sums, "--on", "threads")) {
            assertThat(job.get("/overview").body().get("jobs-running").asInt()).isOne();
            JsonNode overview = job.get("/jobs/overview").body().at("/jobs/0");
            assertThat(overview.get("name").asText()).isEqualTo("sums.jsh");
            assertThat(overview.get("start-time").asLong()).isPositive();
            JsonNode described = job.job("");
            assertThat(described.get("state").asText()).isEqualTo("RUNNING");
            assertThat(described.get("vertices").findValuesAsText("name")).contains("numbers");
            assertThat(described.at("/plan/nodes/1/inputs/0/ship_strategy").asText())
                    .isEqualTo("HASH");
            awaitRecords(job, "sum", 100);
            assertThat(job.job("/vertices/sum").at("/subtasks/0/status").asText())
                    .isEqualTo("RUNNING");
            assertThat(job.job("/vertices/numbers/backpressure")
                            .at("/subtasks/0/ratio")
                            .isNumber())
                    .isTrue();
            assertThat(job.job("/vertices/sum/watermarks").at("/0/value").asLong())
                    .isPositive();
            assertThat(job.job("/exceptions").at("/exceptionHistory/entries")).isEmpty();
            long taken = job.operation("/checkpoints", "{}").at("/checkpointId").asLong();
            JsonNode details = job.job("/checkpoints/details/" + taken);
            assertThat(details.get("status").asText()).isEqualTo("COMPLETED");
            assertThat(details.at("/tasks/sum/num_acknowledged_subtasks").asInt())
                    .isOne();
            assertThat(job.job("/checkpoints").at("/latest/completed/id").asLong())
                    .isGreaterThanOrEqualTo(taken);
            assertThat(job.cancelled().code()).isZero();
        }
    }

    @Test
    void whatIsNotThereOrNotMeantIsSaid() throws Exception {
        try (ServedJob job = ServedJob.running(sums, "--on", "threads")) {
            String path = "/jobs/" + job.id();
            ServedJob.Response unknown = job.get("/taskmanagers");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.error())
                    .contains("Not found: GET /taskmanagers; there is GET /overview", "POST /jobs/:jobid/stop");
            assertThat(job.send("DELETE", path, "").status()).isEqualTo(404);
            assertThat(job.get("/jobs/1234").error()).contains("Job 1234 not found");
            assertThat(job.get(path + "/vertices/nobody").error()).contains("the job has numbers, sum");
            assertThat(job.get(path + "/savepoints/1234").status()).isEqualTo(404);
            assertThat(job.get(path + "/checkpoints/details/x").status()).isEqualTo(404);
            refused(job, path + "/savepoints", "", "Property [target-directory] must be provided");
            refused(job, path + "/stop", "{", "is not JSON");
            refused(job, path + "/stop", "[]", "must be a JSON object");
            refused(job, path + "/stop", "{\"drain\":1}", "'drain' must be true or false");
            refused(job, path + "/stop", "{\"target-directory\":\"x\"}", "nothing called 'target-directory'");
            refused(job, path + "/savepoints", "{\"target-directory\":\"s3://x\"}", "cannot be a folder");
            refused(job, path + "/checkpoints", "{\"triggerId\":\"x\"}", "32 hexadecimal digits");
            assertThat(job.send("PATCH", path + "?mode=stop", "").error()).contains("no termination mode 'stop'");
            assertThat(job.send("GET", "/jobs", "", "Origin", "http://elsewhere.example")
                            .status())
                    .isEqualTo(403);
            assertThat(job.job("").get("state").asText()).isEqualTo("RUNNING");
        }
    }

    private static void refused(ServedJob job, String path, String body, String sentence) throws Exception {
        ServedJob.Response response = job.send("POST", path, body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.error()).contains(sentence);
    }

    @Test
    void aSavepointIsTakenElsewhereAndResumedFrom() throws Exception {
        String location;
        try (ServedJob job = ServedJob.running(sums, "--on", "threads")) {
            Path target = folder.resolve("savepoints");
            awaitRecords(job, "sum", 100);
            JsonNode taken =
                    job.operation("/savepoints", "{\"target-directory\":\"" + target + "\",\"cancel-job\":true}");
            location = taken.get("location").asText();
            assertThat(Path.of(location).getParent()).isEqualTo(target);
            assertThat(job.end().code()).isZero();
        }
        Path bounded = script("bounded.jsh", SUMS.replace("perSecond(500)", "noOp()"), "30_000L");
        Cli resumed = Cli.of("run", bounded, "--on", "threads", "--from", location);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(last(resumed, 3)).containsExactly(149_985_000L, 149_995_000L, 150_005_000L);
        assertThat(resumed.out().lines().count()).isLessThan(30_000);
    }

    @Test
    void aJobThatIsStoppedGoesOnWhereItKeptItsSnapshots() throws Exception {
        Path kept = folder.resolve("kept");
        JsonNode stopped;
        try (ServedJob job = ServedJob.running(sums, "--on", "threads", "--checkpoints", kept)) {
            stopped = job.operation("/stop", "{\"drain\":false}");
            assertThat(job.end().code()).isZero();
        }
        assertThat(Path.of(stopped.get("location").asText())).hasParent(kept).isDirectory();
        assertThat(Cli.of("snapshot", stopped.get("location").asText()).out()).contains("sum", "numbers");
    }

    @Test
    void aJobThatIsDrainedFiresItsWindows() throws Exception {
        Path counts = script("counts.jsh", SOURCE + """
                        numbers.map(n -> 1L).returns(Types.LONG).uid("ones")
                               .windowAll(TumblingEventTimeWindows.of(Duration.ofDays(1)))
                               .reduce((a, b) -> a + b).uid("count").sinkTo(Results.committed("counts")).uid("counts");
                        """, ENDLESS);
        for (boolean drains : List.of(true, false)) {
            try (ServedJob job = ServedJob.running(counts, "--on", "threads")) {
                awaitRecords(job, "count", 1);
                Path target = folder.resolve("drained-" + drains);
                job.operation("/stop", "{\"drain\":" + drains + ",\"targetDirectory\":\"" + target.toUri() + "\"}");
                Cli end = job.end();
                assertThat(end.code()).as(end.err()).isZero();
                assertThat(end.out().lines().toList()).hasSize(drains ? 1 : 0);
                assertThat(target).isDirectoryContaining(each -> Files.exists(each.resolve("snapshot.json")));
            }
        }
    }

    @Test
    void failuresAreRemembered() throws Exception {
        Path failing = script("failing.jsh", SOURCE + """
                        numbers.map(new RichMapFunction<Long, Long>() {
                            public Long map(Long n) {
                                if (getRuntimeContext().getTaskInfo().getAttemptNumber() == 0 && n == 30) {
                                    throw new IllegalStateException("thirty is too many");
                                }
                                return n;
                            }
                        }).returns(Types.LONG).uid("fails").sinkTo(Results.committed("numbers")).uid("sink");
                        """, ENDLESS);
        try (ServedJob job = ServedJob.running(failing, "--on", "threads")) {
            JsonNode entries = job.job("/exceptions").at("/exceptionHistory/entries");
            while (entries.isEmpty()) {
                entries = job.job("/exceptions").at("/exceptionHistory/entries");
            }
            assertThat(entries.at("/0/stacktrace").asText()).contains("thirty is too many");
            assertThat(entries.at("/0/taskName").asText()).isEqualTo("numbers.0");
        }
    }

    @Test
    void theServerEndsWithAJobThatEnds() throws Exception {
        Path few = script("few.jsh", SUMS, "60L");
        ServedJob job = ServedJob.started(few, "--on", "simulation");
        String address = job.address();
        Cli end = job.end();
        assertThat(end.code()).as(end.err()).isZero();
        assertThat(last(end, 3)).containsExactly(570L, 590L, 610L);
        assertThat(end.err()).contains(address);
        assertThatThrownBy(() -> job.get("/jobs")).isInstanceOf(ConnectException.class);
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Cli cli = Cli.of("run", sums, "--on", "threads", "--rest", taken.getLocalPort());
            assertThat(cli.code()).isEqualTo(2);
            assertThat(cli.err()).contains("port " + taken.getLocalPort() + " cannot be had", "--rest 0 takes any");
        }
        assertThat(Cli.of("run", sums, "--rest", 70_000).err()).contains("there is no port 70000");
    }
}
