/** The link of a text inline → where it may lead: inside the volume, to an address that is safe to follow, or nowhere. */

export type LinkDestination =
  | { readonly kind: 'inside'; readonly anchor: string }
  /** ASCII, escaped as RFC 3986 wants it. */
  | { readonly kind: 'outside'; readonly address: string }
  /** `reason` completes “the link leads nowhere: …”. */
  | { readonly kind: 'refused'; readonly reason: string; readonly hint: string }

/** Readers and mail programs cut longer addresses, or fail on them. */
const LONGEST_ADDRESS = 2000

const ALLOWED = 'write an address with http:, https:, mailto: or doi:'

const refused = (reason: string, hint = ALLOWED): LinkDestination => ({ kind: 'refused', reason, hint })

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in an address
const UNPRINTABLE = /[\u0000-\u0020\u007f-\u00a0\u00ad\u2028\u2029\\]|\p{Cf}|\p{Zs}|\p{Surrogate}/u

/**
 * The only place that decides which links are set. What is refused stays text: nothing in an edition may start a
 * program, open a file, run a script, or lead somewhere that only the machine of whoever wrote it knows.
 */
export function linkTarget(written: string): LinkDestination {
  if (written.startsWith('#')) {
    return written.length > 1
      ? { kind: 'inside', anchor: written.slice(1) }
      : refused('it names no place', 'name a place of the volume after the #')
  }
  // Readers that skip spaces and line ends would find another scheme than we do.
  if (UNPRINTABLE.test(written))
    return refused('it has spaces or unprintable characters in it', 'remove them')
  if (written.length > LONGEST_ADDRESS)
    return refused(`it is longer than ${LONGEST_ADDRESS} characters`, 'shorten it')
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(written)?.[1]
  if (scheme === undefined) return refused('it has no scheme such as https:')
  const rest = written.slice(scheme.length + 1)
  switch (scheme.toLowerCase()) {
    case 'http':
    case 'https':
      return webAddress(scheme.toLowerCase(), rest)
    case 'mailto':
      return mailAddress(rest)
    case 'doi':
      return objectIdentifier(rest)
    default:
      return refused(`${scheme.slice(0, 20)}: is no scheme that is followed`)
  }
}

/** RFC 3986, 3.2: a host that is there, and no user before it, who is only there to deceive. */
function webAddress(scheme: string, rest: string): LinkDestination {
  const authority = /^\/\/([^/?#]*)/.exec(rest)?.[1]
  if (authority === undefined || !/^(?:[^:[\]@]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(authority))
    return refused('it names no host', `write ${scheme}://host/path`)
  return { kind: 'outside', address: `${scheme}:${asciiAddress(rest)}` }
}

/** Fields by which a mail program can only fill in what its user then sees (RFC 6068); `attach` would send a file. */
const MAIL_FIELDS: ReadonlySet<string> = new Set(['to', 'cc', 'subject', 'body'])

function mailAddress(rest: string): LinkDestination {
  const [to = '', query = ''] = rest.split(/\?(.*)/s)
  if (!/^[^@,;&/]+@[^@,;&/]+(?:,[^@,;&/]+@[^@,;&/]+)*$/.test(to))
    return refused('it names no mail address', 'write mailto:name@host')
  const fields = query === '' ? [] : query.split('&').map(field => field.split('=')[0]!.toLowerCase())
  const foreign = fields.find(field => !MAIL_FIELDS.has(field))
  return foreign === undefined
    ? { kind: 'outside', address: `mailto:${asciiAddress(rest)}` }
    : refused('it fills in more than to, cc, subject and body', 'leave the other fields out')
}

/** DOI handbook, 2.2 and 3.8: a prefix of a directory and a registrant, and a suffix of any printable characters. */
function objectIdentifier(rest: string): LinkDestination {
  return /^10\.\d{4,9}(?:\.\d{1,9}){0,8}\/./.test(rest)
    ? { kind: 'outside', address: `https://doi.org/${asciiAddress(rest).replace(/[?#]/g, escapedByte)}` }
    : refused('it is no DOI', 'write doi:10.1234/abcd')
}

/** What RFC 3986 does not know as a character of an address is written as the bytes of its UTF-8; escapes stay. */
function asciiAddress(address: string): string {
  return address
    .replace(/[^\x21-\x7e]+/g, characters => encodeURIComponent(characters))
    .replace(/%(?![0-9A-Fa-f]{2})|["<>^`{|}]/g, escapedByte)
}

const escapedByte = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
