/**
 * What users want and when, drawn from one seed: arrivals of the open model in {@link
 * loadbearing.workload.draw.Timetable}, and what each virtual user wants one after the other in
 * {@link loadbearing.workload.draw.Draw}. The same seed draws the same, for those who ask and for
 * those who compare with it what was asked.
 */
package loadbearing.workload.draw;
