/**
 * The command line, one class a command. Results go to standard output, progress and errors to
 * standard error; {@link loadbearing.cli.Exit} says what the exit codes mean.
 *
 * <p>Start reading at {@link loadbearing.cli.Main}.
 */
package loadbearing.cli;
