package dev.millrace.app.shell;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.home.Progress;
import dev.millrace.app.home.Settings;
import dev.millrace.app.model.ClaimsModel;
import dev.millrace.app.model.CodeModel;
import dev.millrace.app.model.ConsoleModel;
import dev.millrace.app.model.CourseModel;
import dev.millrace.app.model.ExerciseModel;
import dev.millrace.app.model.FxThread;
import dev.millrace.app.model.InspectModel;
import dev.millrace.app.model.LessonModel;
import dev.millrace.app.model.LessonRun;
import dev.millrace.app.model.LookModel;
import dev.millrace.app.model.Reports;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.model.RunTo;
import dev.millrace.app.model.Runs;
import dev.millrace.app.model.Upgrade;
import dev.millrace.exercises.Exercise;
import dev.millrace.host.Engine;
import dev.millrace.lessons.Curriculum;
import java.util.List;

/** Everything that is shown, put together once. */
record Models(
        Settings settings,
        FxThread fx,
        LookModel look,
        CourseModel course,
        ConsoleModel console,
        CodeModel code,
        RunModel run,
        Runs runs,
        Reports reports,
        ClaimsModel claims,
        LessonRun lessonRun,
        LessonModel lesson,
        ExerciseModel exercise,
        InspectModel inspect) {
    static Models of(LearnerHome home, Engine engine, Curriculum curriculum, List<Exercise> exercises) {
        Settings settings = home.settings();
        Progress progress = home.progress();
        FxThread fx = new FxThread();
        ConsoleModel console = new ConsoleModel();
        RunModel run = new RunModel();
        CodeModel code = new CodeModel(home.drafts(), engine, fx, console);
        Runs runs = new Runs(engine, fx, run, console);
        runs.onSwap(new Upgrade(code));
        LessonRun lessonRun = new LessonRun(runs, run, new RunTo(run), console);
        return new Models(
                settings,
                fx,
                new LookModel(settings),
                new CourseModel(curriculum, exercises, progress),
                console,
                code,
                run,
                runs,
                new Reports(runs, run, code, console),
                new ClaimsModel(runs, run),
                lessonRun,
                new LessonModel(progress, lessonRun),
                new ExerciseModel(progress, code, runs, run, engine, fx),
                new InspectModel(run));
    }
}
