/** A Stylesheet → what its values cannot be to one another: each complaint with the values that it is about. */
import { roundedPoints, type Sp, sp } from '../base/length.ts'
import { measureOf, noteMeasure } from './measures.ts'
import type { NoteSeriesStyle, RegisterStyle, Stylesheet } from './stylesheet.ts'

export interface Misfit {
  /** The values that do not fit one another, as in the style file: `page.lines`, `page.top`. */
  readonly about: readonly string[]
  readonly message: string
  readonly hint: string
}

/** Fewer ems than this hold no line of words. */
const LEAST_MEASURE_IN_EMS = 4

/** Empty when the style can be set. */
export function misfits(stylesheet: Stylesheet): readonly Misfit[] {
  const page = [...pageMisfits(stylesheet)]
  // Without a page that can be, nothing else can be judged.
  if (page.length > 0) return page
  return [
    ...bodyMisfits(stylesheet),
    ...stylesheet.notes.flatMap(series => [...noteMisfits(series, stylesheet)]),
    ...registerMisfits('index', stylesheet.index, stylesheet),
    ...registerMisfits('bibliography', stylesheet.bibliography, stylesheet),
  ]
}

const points = (length: Sp): string => `${roundedPoints(length)}pt`

function* pageMisfits(stylesheet: Stylesheet): Generator<Misfit> {
  const { page, body } = stylesheet
  const measure = measureOf(stylesheet)
  const foot = footOf(stylesheet)
  if (measure < LEAST_MEASURE_IN_EMS * body.size) {
    const left = measure > 0 ? `${points(measure)} for the text` : 'no room for the text'
    yield {
      about: ['page.width', 'page.inner', 'page.outer', 'body.size'],
      message: `the inner and outer margins leave ${left}`,
      hint: 'widen the page or narrow its margins',
    }
  }
  if (foot > page.height) {
    yield {
      about: ['page.lines', 'page.height', 'page.top', 'body.leading'],
      message: `${page.lines} lines under the top margin reach to ${points(foot)}, the page ends at ${points(page.height)}`,
      hint: 'give it fewer lines, a smaller top margin or a higher page',
    }
  }
}

/** Trim edge to the foot of the type area. */
const footOf = ({ page, body }: Stylesheet): Sp => sp(page.top + page.lines * body.leading)

function* bodyMisfits(stylesheet: Stylesheet): Generator<Misfit> {
  const { page, body, runningHead, folio } = stylesheet
  const measure = measureOf(stylesheet)
  if (body.indent > measure / 2) yield tooDeep('body.indent', body.indent, measure)
  if (body.itemIndent > measure / 2) yield tooDeep('body.itemIndent', body.itemIndent, measure)
  if (runningHead.shown && runningHead.distance > page.top) {
    yield {
      about: ['runningHead.distance', 'page.top'],
      message: 'the running head stands above the page',
      hint: `make the distance at most the top margin, ${points(page.top)}`,
    }
  }
  const atFoot =
    folio.place !== 'head-outer' || (folio.onOpening !== 'head-outer' && folio.onOpening !== 'none')
  if (atFoot && footOf(stylesheet) + folio.distance > page.height) {
    yield {
      about: ['folio.distance', 'page.lines', 'page.top', 'page.height', 'body.leading'],
      message: 'the folio stands below the page',
      hint: 'give the page fewer lines, or the folio a smaller distance',
    }
  }
}

function* noteMisfits(series: NoteSeriesStyle, stylesheet: Stylesheet): Generator<Misfit> {
  const { page, body } = stylesheet
  const path = `notes.${series.series}`
  const measure = noteMeasure(series, stylesheet)
  if (series.place === 'margin' && page.marginColumn + page.marginGap > page.outer) {
    const needed = points(sp(page.marginColumn + page.marginGap))
    yield {
      about: ['page.marginColumn', 'page.marginGap', 'page.outer', `${path}.place`],
      message: `the outer margin is ${points(page.outer)} wide, the note column and its gap ${needed}`,
      hint: 'widen the outer margin, or narrow the column',
    }
  }
  if (measure < LEAST_MEASURE_IN_EMS * series.size) {
    yield {
      about: [series.place === 'margin' ? 'page.marginColumn' : `${path}.columns`, `${path}.size`],
      message: `${points(measure)} are too few for notes of ${points(series.size)}`,
      hint: 'give the notes wider columns or smaller type',
    }
  } else if (series.indent > measure / 2) yield tooDeep(`${path}.indent`, series.indent, measure)
  if (series.rule !== null && series.rule.width > measureOf(stylesheet)) {
    yield {
      about: [`${path}.rule.width`],
      message: 'the rule is longer than a line of text',
      hint: `make it at most ${points(measureOf(stylesheet))}`,
    }
  }
  if (
    series.place === 'foot' &&
    series.separation + series.leading + body.leading > page.lines * body.leading
  ) {
    yield {
      about: ['page.lines', `${path}.separation`, `${path}.leading`],
      message: 'a page has no room for a line of text and a line of notes',
      hint: 'give the page more lines, or make the notes and the white above them smaller',
    }
  }
}

function* registerMisfits(name: string, style: RegisterStyle, stylesheet: Stylesheet): Generator<Misfit> {
  if (!style.shown) return
  const measure = sp((measureOf(stylesheet) - (style.columns - 1) * style.columnGap) / style.columns)
  if (measure < LEAST_MEASURE_IN_EMS * style.size) {
    yield {
      about: [`${name}.columns`, `${name}.columnGap`, `${name}.size`],
      message: `columns of ${points(measure)} are too narrow for type of ${points(style.size)}`,
      hint: 'give it fewer columns, a smaller gap or smaller type',
    }
  } else if (style.hanging > measure / 2) yield tooDeep(`${name}.hanging`, style.hanging, measure)
  if (style.leading > stylesheet.page.lines * stylesheet.body.leading) {
    yield {
      about: [`${name}.leading`, 'page.lines'],
      message: `a page has no room for a line of the ${name}`,
      hint: 'make its leading smaller',
    }
  }
}

const tooDeep = (about: string, indent: Sp, measure: Sp): Misfit => ({
  about: [about],
  message: `an indent of ${points(indent)} leaves less than half of a line of ${points(measure)}`,
  hint: `make it at most ${points(sp(Math.floor(measure / 2)))}`,
})
