/**
 * The suite held against truths that are known: nodes are told to do wrong at a rate, balancers to
 * look so often, and what the suite finds of it must be that.
 *
 * <p>An {@link loadbearing.suite.rig.Assay} goes in, with what is built in and what must come out;
 * the claims' own programme makes its runs and the usual judges read them. Start at {@link
 * loadbearing.suite.rig.Rig}.
 */
package loadbearing.suite.rig;
