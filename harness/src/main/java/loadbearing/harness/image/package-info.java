/**
 * The images that run: recipes in, tags of built images out. Start at {@link
 * loadbearing.harness.image.Images}.
 */
package loadbearing.harness.image;
