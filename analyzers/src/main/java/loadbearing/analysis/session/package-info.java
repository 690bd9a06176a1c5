/**
 * What a user sees of what the same user did before, and of what that depended on.
 *
 * <p>Goes in: operations on rows that have versions. Comes out: by {@link
 * loadbearing.analysis.session.Guarantee}, how often it could have been broken, how often it was,
 * and who served it. Start reading at {@link loadbearing.analysis.session.Sessions}.
 *
 * @see <a
 *     href="https://www.cs.cornell.edu/courses/cs734/2000FA/cached%20papers/SessionGuaranteesPDIS_1.html">Terry
 *     et al., Session Guarantees for Weakly Consistent Replicated Data, 1994</a>
 */
package loadbearing.analysis.session;
