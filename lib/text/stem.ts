/** Stems of Russian words: «базы», «базе» and «базой» are «баз». */
import { stemmer } from '@orama/stemmers/russian';

/** The stem of one word, in lower case, ё as е. */
export function stem(word: string): string {
  return stemmer(word.toLowerCase().replaceAll('ё', 'е'));
}
