/** The company's public numbers, as they head the regulation: suggestions for «звоните нам» (R26, R29), where none is named. */

export const COMPANY_NUMBERS: readonly { place: string; phone: string }[] = [
  { place: 'Москва', phone: '+7 (499) 649-16-02' },
  { place: 'Санкт-Петербург', phone: '+7 (812) 425-17-02' },
  { place: 'Екатеринбург', phone: '+7 (343) 222-16-02' },
  { place: 'вся Россия, бесплатно', phone: '+7 (804) 333-16-02' },
];
