@echo off
rem Starts Millrace: the window without arguments, a command otherwise. Needs a JDK 17 or newer, found by JAVA_HOME, then PATH.
setlocal
for %%d in ("%~dp0..") do set "MILLRACE_FOLDER=%%~fd"

set "MILLRACE_JAVA=java"
if defined JAVA_HOME set "MILLRACE_JAVA=%JAVA_HOME%\bin\java"

rem One start of Java answers both questions: jdk.jshell@17.0.15 says that it is a JDK, and how old.
set "MILLRACE_MAJOR=0"
for /f "tokens=1-3 delims=@.-" %%a in ('^""%MILLRACE_JAVA%" --list-modules 2^>nul^"') do (
    if "%%a.%%b"=="jdk.jshell" set "MILLRACE_MAJOR=%%c"
)
if %MILLRACE_MAJOR% LSS 17 (
    echo millrace: "%MILLRACE_JAVA%" is not a JDK 17 or newer. Install one, or set JAVA_HOME to one. 1>&2
    exit /b 2
)

rem From Java 24 on, JavaFX's native code and off-heap memory bring warnings unless allowed.
set "MILLRACE_ALLOWED="
if %MILLRACE_MAJOR% GEQ 24 set "MILLRACE_ALLOWED=--enable-native-access=javafx.graphics --sun-misc-unsafe-memory-access=allow"

"%MILLRACE_JAVA%" ^
    --module-path "%MILLRACE_FOLDER%\lib\javafx" ^
    --add-modules javafx.controls,javafx.fxml ^
    --patch-module "javafx.graphics=%MILLRACE_FOLDER%\lib\headless\openjfx-monocle.jar" ^
    -Xshare:auto ^
    "-Dmillrace.home=%MILLRACE_FOLDER%" ^
    -classpath "%MILLRACE_FOLDER%\lib\*" ^
    %MILLRACE_ALLOWED% dev.millrace.app.Main %*
exit /b %ERRORLEVEL%
