/** The types of ical.js, which has them as properties of one object. */
export type CalendarLibrary = typeof import('ical.js').default;

export type Component = InstanceType<CalendarLibrary['Component']>;
export type Event = InstanceType<CalendarLibrary['Event']>;
export type Property = InstanceType<CalendarLibrary['Property']>;
export type Recur = InstanceType<CalendarLibrary['Recur']>;
export type Time = InstanceType<CalendarLibrary['Time']>;
export type Timezone = InstanceType<CalendarLibrary['Timezone']>;
