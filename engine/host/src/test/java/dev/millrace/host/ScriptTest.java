package dev.millrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the engine process says about scripts, with line and column. */
class ScriptTest {
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = EngineProcesses.start(EngineOptions.defaults());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void aTypeErrorIsPlacedInTheScript() throws Exception {
        assertThat(said("int x = 5;\n\n  String s = x;"))
                .containsExactly("job.jsh:3:14: incompatible types: int cannot be converted to String");
    }

    @Test
    void whatFollowsFromAnErrorIsNotSaidAgain() throws Exception {
        assertThat(said("class Count {\n  int n() { return \"\"; }\n}\nnew Count().n();\nmissing();"))
                .containsExactly(
                        "job.jsh:2:20: incompatible types: String cannot be converted to int",
                        "job.jsh:5:1: cannot find symbol: method missing()");
    }

    @Test
    void aNameThatIsNeverDeclaredIsAnErrorWhereItIsUsed() throws Exception {
        assertThat(said("class A {\n  Missing m;\n}"))
                .containsExactly("job.jsh:2:3: cannot find symbol: class Missing");
    }

    @Test
    void aClassMayUseOneThatComesLater() throws Exception {
        assertThat(said("class A { B b = new B(); }\nclass B {}\nnew A();")).isEmpty();
    }

    @Test
    void anOpenBraceAndAnOpenStringAreSaid() throws Exception {
        assertThat(said("int a = 1;\nclass A {\n")).singleElement().asString().contains("not closed");
        assertThat(said("int a = 1;\nString b = \"")).containsExactly("job.jsh:2:12: unclosed string literal");
    }

    @Test
    void theWayOutOfJShellsRecordRuleIsSaid() throws Exception {
        assertThat(said("record R(int a) {\n  R { if (a < 0) throw new IllegalArgumentException(); }\n}"))
                .singleElement()
                .asString()
                .contains("job.jsh:2:3", "write 'public' before");
    }

    @Test
    void aFunctionThatAssignsAVariableOfTheScriptIsRefusedByName() throws Exception {
        assertThat(said("int n = 0;\nRunnable r = () -> {\n  n++;\n};"))
                .singleElement()
                .asString()
                .contains("job.jsh:3:3", "must not assign 'n'");
        assertThat(said("long[] sums = new long[1];\nclass Sum {\n  void add() { sums[0] += 2; }\n}"))
                .singleElement()
                .asString()
                .contains("job.jsh:3:16", "must not assign 'sums'");
    }

    @Test
    void localNamesHideVariablesOfTheScript() throws Exception {
        assertThat(
                        said(
                                "int n = 0;\nRunnable r = () -> { int n = 1; n++; };\nclass A { int n; void f() { n = 2; } }\nn = 5;"))
                .isEmpty();
    }

    @Test
    void envIsGiven() throws Exception {
        assertThat(said("int env = 5;")).singleElement().asString().contains("job.jsh:1:1", "'env' is given");
    }

    @Test
    void theFirstLinesOfAJobForFlinkAreLetThrough() throws Exception {
        assertThat(said("""
                // The imports of another world.
                import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
                import static org.apache.flink.configuration.StateBackendOptions.STATE_BACKEND;

                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                int x = "";
                """)).containsExactly("job.jsh:6:9: incompatible types: String cannot be converted to int");
    }

    @Test
    void whatMakesRunsDifferIsWarnedOfByLine() throws Exception {
        List<Diagnostic> said = diagnose("""
                long t = System.currentTimeMillis();
                Runnable r = () -> System.out.println(Math.random());
                class A {
                    java.util.Random random = new java.util.Random();
                    java.util.Random fixed = new java.util.Random(7);
                    String id() { return UUID.randomUUID().toString(); }
                    Object now() { return Instant.now(); }
                    static int shared;
                }
                """);
        assertThat(said).extracting(Diagnostic::line).containsExactly(1, 2, 4, 6, 7, 8);
        assertThat(said).allMatch(each -> each.severity() == Diagnostic.Severity.WARNING);
    }

    @Test
    void whatTheScriptThrowsIsPlacedAtItsLine() throws Exception {
        assertThat(rejected("\n// a comment\nString q =\n    null;\n\nq\n  .length();")
                        .line())
                .isEqualTo(7);
        assertThat(rejected(
                        "class A {\n  int f() {\n    throw new IllegalStateException(\"no\");\n  }\n}\nnew A().f();"))
                .hasToString("job.jsh:3:5: IllegalStateException: no");
        assertThat(rejected("int f(int i) {\n  return 1 / i;\n}\nint x =\n  f(0);")
                        .line())
                .isEqualTo(2);
        assertThat(rejected("int zero = 0;\nfor (int i = 0; i < 3; i++) {\n  i = 1 / zero;\n}")
                        .line())
                .isEqualTo(3);
        assertThat(rejected("int zero = 0;\nint x = 3,\n  y =\n  1 / zero;").line())
                .isEqualTo(4);
    }

    @Test
    void proposalsContinueWhatIsWritten() throws Exception {
        String script = "List<String> words = new ArrayList<>();\nwords.stream().map(word -> word.len";
        List<Completion> completions = engine.complete(script, script.length()).get(240, TimeUnit.SECONDS);
        assertThat(completions).contains(new Completion("length()", script.length() - 3, true));
    }

    private static List<String> said(String script) throws Exception {
        return diagnose(script).stream().map(Diagnostic::toString).toList();
    }

    private static List<Diagnostic> diagnose(String script) throws Exception {
        return engine.diagnose("job.jsh", script).get(240, TimeUnit.SECONDS);
    }

    private static Diagnostic rejected(String script) throws Exception {
        RunOutcome outcome = Jobs.outcome(engine, Jobs.request(script), new RunListener() {});
        assertThat(outcome).isInstanceOf(RunOutcome.Rejected.class);
        return ((RunOutcome.Rejected) outcome).diagnostics().get(0);
    }
}
