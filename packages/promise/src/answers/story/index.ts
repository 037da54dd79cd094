export { type Departure, type StoryAnswer, type StoryValue, storyAnswer, storyValue } from "./story.ts";
