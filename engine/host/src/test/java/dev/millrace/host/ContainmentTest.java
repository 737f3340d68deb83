package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a script does to its process is said in plain words, and the next run goes. */
class ContainmentTest {
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = EngineProcesses.start(EngineOptions.defaults().withHeapMegabytes(96));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @AfterEach
    void theNextRunGoes() throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        Jobs.outcome(engine, Jobs.request("System.out.println(\"alive\");" + Jobs.SENSORS, 60_000), heard);
        assertThat(heard.prints.toString()).startsWith("alive");
    }

    @Test
    void anEndlessLoopIsEndedAndItsLineSaid() throws Exception {
        assertThat(crash("int i = 0;\nwhile (true) {\n  i++;\n}")).contains("job.jsh, line 3", "endless loop");
    }

    @Test
    void aWaitForNothingIsEndedAndItsLineSaid() throws Exception {
        assertThat(crash("Object o = new Object();\nsynchronized (o) {\n  o.wait();\n}"))
                .contains("job.jsh, line 3", "waits for something");
    }

    @Test
    void anEndlessLoopInAnOperatorIsEndedAndItsLineSaid() throws Exception {
        String script = Jobs.SENSORS.replace("reading.value()", "{\n  while (reading.value() < 5) { }\n  return 1; }");
        assertThat(crash(script)).contains("job.jsh, line 7", "endless loop", "The job did not end within 3 seconds");
    }

    @Test
    void anEndlessLoopOnManyThreadsIsEndedAndItsLineSaid() throws Exception {
        String script = Jobs.SENSORS.replace("reading.value()", "{\n  while (reading.value() < 5) { }\n  return 1; }");
        assertThat(Jobs.outcome(engine, Jobs.onThreads(Jobs.request(script)), new RunListener() {})
                        .toString())
                .contains("job.jsh, line 7", "endless loop");
    }

    @Test
    void anOperatorThatExitsIsNamedWithItsLine() throws Exception {
        String script = Jobs.SENSORS.replace("reading.value()", "{\n  System.exit(1);\n  return 1; }");
        assertThat(crash(script)).contains("System.exit", "job.jsh, line 7");
    }

    @Test
    void systemExitIsNamedWithItsLine() throws Exception {
        assertThat(crash("int i = 0;\nSystem.exit(i);")).contains("System.exit", "job.jsh, line 2");
    }

    @Test
    void haltIsNoticed() throws Exception {
        assertThat(crash("Runtime.getRuntime().halt(9);")).contains("exit code 9");
    }

    @Test
    void exhaustedMemoryIsSaid() throws Exception {
        assertThat(crash("List<long[]> all = new ArrayList<>();\nwhile (true) all.add(new long[1_000_000]);"))
                .contains("96 MB", "memory");
    }

    @Test
    void aDeadlockIsSaid() throws Exception {
        assertThat(crash("""
                        Object a = new Object(), b = new Object();
                        var met = new java.util.concurrent.CyclicBarrier(2);
                        void both(Object first, Object second) {
                            synchronized (first) {
                                try { met.await(); } catch (Exception e) { throw new RuntimeException(e); }
                                synchronized (second) { System.out.println("never"); }
                            }
                        }
                        new Thread(() -> both(a, b)).start();
                        both(b, a);
                        """)).contains("deadlock", "job.jsh, line 6");
    }

    @Test
    void theKeyboardIsRefused() throws Exception {
        assertThat(rejection("\nnew Scanner(System.in).nextLine();")).contains("job.jsh:2:1", "without a keyboard");
    }

    @Test
    void anEndlessRecursionIsSaid() throws Exception {
        assertThat(rejection("int f(int i) {\n  return f(i + 1);\n}\nf(0);"))
                .contains("job.jsh:2:3", "StackOverflowError");
    }

    @Test
    void aFloodOfPrintsIsCutAndCounted() throws Exception {
        Jobs.Heard heard = new Jobs.Heard();
        RunOutcome outcome = Jobs.outcome(
                engine,
                Jobs.request(
                        "for (int i = 0; i < 50_000; i++) System.out.println(\"\\u00e4\" + i);" + Jobs.SENSORS, 60_000),
                heard);
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThat(heard.prints.toString())
                .startsWith("\u00e40")
                .contains("more lines (")
                .hasSizeLessThan(70_000);
    }

    @Test
    void threadsLeftBehindCostTheProcessOnly() throws Exception {
        RunOutcome outcome = Jobs.outcome(
                engine,
                Jobs.request("new Thread(() -> { while (true) { } }).start();" + Jobs.SENSORS, 60_000),
                new RunListener() {});
        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
    }

    @Test
    void aCancelledRunEndsWhateverItDoes() throws Exception {
        Engine.Run run = engine.run(
                Jobs.request("while (true) {\n  try { Thread.sleep(1); } catch (Throwable t) { }\n}"),
                new RunListener() {});
        run.cancel();
        assertThat(run.outcome().get(240, TimeUnit.SECONDS)).isEqualTo(new RunOutcome.Cancelled());
    }

    @Test
    void staticsStartAnewInEachRun() throws Exception {
        for (int i = 0; i < 2; i++) {
            Jobs.Heard heard = new Jobs.Heard();
            Jobs.outcome(
                    engine,
                    Jobs.request(
                            "class C { static int n; }\nint top = 0;\nC.n++;\ntop++;\nSystem.out.println(C.n + top);"),
                    heard);
            assertThat(heard.prints.toString().strip()).isEqualTo("2");
        }
    }

    private static String crash(String script) throws Exception {
        RunOutcome outcome = Jobs.outcome(engine, Jobs.request(script), new RunListener() {});
        assertThat(outcome).isInstanceOf(RunOutcome.Crashed.class);
        return ((RunOutcome.Crashed) outcome).sentence();
    }

    private static String rejection(String script) throws Exception {
        RunOutcome outcome = Jobs.outcome(engine, Jobs.request(script), new RunListener() {});
        assertThat(outcome).isInstanceOf(RunOutcome.Rejected.class);
        return ((RunOutcome.Rejected) outcome).diagnostics().toString();
    }
}
