import { addDecimals, divideDecimals, moduloDecimals, toDecimal128 } from '../bson/decimal.ts';
import { arithmetic, integer, toDecimalParts, toDouble, toWholeNumber, truncateToLong } from '../bson/numbers.ts';
import { Decimal128, Int32, isNullish, isNumber, type Maybe, type NumberValue, typeName } from '../bson/values.ts';
import { MongoError } from '../errors.ts';
import { binary, unary, variadic } from './shapes.ts';
import type { Operator, Operators } from './types.ts';

const needNumber = (value: Maybe, name: string, code = 28765): NumberValue => {
  if (isNumber(value)) return value;
  throw new MongoError(code, `${name} only supports numeric types, not ${typeName(value)}`);
};

function add(values: Maybe[], name: string): Maybe {
  let date: Date | undefined;
  let total: NumberValue = new Int32(0);
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date) throw new MongoError(16612, 'only one date allowed in an $add expression');
      date = value;
    } else {
      if (!isNumber(value)) {
        throw new MongoError('TypeMismatch', `${name} only supports numeric or date types, not ${typeName(value)}`);
      }
      total = arithmetic('add', total, value);
    }
  }
  if (!date) return total;
  return new Date(date.getTime() + Math.round(toDouble(total)));
}

function subtract(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Math.round(toDouble(b)));
  if (!isNumber(a) || !isNumber(b)) {
    throw new MongoError('TypeMismatch', `can't $subtract ${typeName(b)} from ${typeName(a)}`);
  }
  return arithmetic('add', a, negative(b));
}

function negative(value: NumberValue): NumberValue {
  if (typeof value === 'number' || typeof value === 'bigint') return -value;
  if (value instanceof Int32) return integer(-BigInt(value.value));
  const parts = toDecimalParts(value);
  return typeof parts === 'string'
    ? Decimal128.fromString(parts === 'NaN' ? parts : parts === 'Infinity' ? '-Infinity' : 'Infinity')
    : toDecimal128({ ...parts, coefficient: -parts.coefficient });
}

function multiply(values: Maybe[], name: string): Maybe {
  let total: NumberValue = new Int32(1);
  for (const value of values) {
    if (isNullish(value)) return null;
    total = arithmetic('multiply', total, needNumber(value, name, 14));
  }
  return total;
}

function divide(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a) || !isNumber(b)) {
    throw new MongoError('TypeMismatch', `$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (toDouble(b) === 0) throw new MongoError('BadValue', "can't $divide by zero");
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    return toDecimal128(divideDecimals(toDecimalParts(a), toDecimalParts(b)));
  }
  return toDouble(a) / toDouble(b);
}

function mod(a: Maybe, b: Maybe): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a) || !isNumber(b)) {
    throw new MongoError(16611, `$mod only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (toDouble(b) === 0) throw new MongoError(16610, "can't $mod by zero");
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    return toDecimal128(moduloDecimals(toDecimalParts(a), toDecimalParts(b)));
  }
  if (typeof a === 'number' || typeof b === 'number') return toDouble(a) % toDouble(b);
  const result = truncateToLong(a) % truncateToLong(b);
  return a instanceof Int32 && b instanceof Int32 ? integer(result) : result;
}

/** Rounds to a number of decimal places (negative: tens), keeping the type. */
const rounding =
  (
    round: (value: number) => number,
    roundDecimal: (quotient: bigint, remainder: bigint, scale: bigint) => bigint,
  ): Operator =>
  (operand, compile, name) =>
    variadic(1, 2, ([value, places]) => {
      if (isNullish(value) || (Array.isArray(operand) && operand.length === 2 && isNullish(places))) return null;
      const number = needNumber(value, name);
      const digits = places === undefined ? 0n : isNumber(places) ? toWholeNumber(places) : undefined;
      if (digits === undefined || digits < -20n || digits > 100n) {
        throw new MongoError(51082, `precision argument to ${name} must be a integral value between -20 and 100`);
      }
      return roundTo(number, Number(digits), round, roundDecimal);
    })(operand, compile, name);

function roundTo(
  value: NumberValue,
  places: number,
  round: (value: number) => number,
  roundDecimal: (quotient: bigint, remainder: bigint, scale: bigint) => bigint,
): NumberValue {
  if (!(value instanceof Decimal128) && typeof value !== 'number' && places >= 0) return value;
  if (typeof value === 'number' && places === 0) return round(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return value;
  const parts = toDecimalParts(value);
  if (typeof parts === 'string' || parts.exponent >= -places) return value;
  const drop = 10n ** BigInt(-places - parts.exponent);
  const quotient = parts.coefficient / drop;
  const rounded = { coefficient: roundDecimal(quotient, parts.coefficient % drop, drop), exponent: -places };
  if (value instanceof Decimal128) return toDecimal128(rounded);
  if (typeof value === 'number') return Number(`${rounded.coefficient}e${rounded.exponent}`);
  const whole = rounded.coefficient * 10n ** BigInt(rounded.exponent);
  return value instanceof Int32 ? integer(whole) : whole;
}

const halfEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};
const halfEvenDecimal = (quotient: bigint, remainder: bigint, scale: bigint): bigint => {
  const sign = remainder < 0n ? -1n : 1n;
  const twice = remainder * 2n * sign;
  return twice > scale || (twice === scale && quotient % 2n !== 0n) ? quotient + sign : quotient;
};

/** Whole part towards one side, keeping the type. */
const towards = (round: (value: number) => number, up: boolean): Operator =>
  unary((value, name) => {
    if (isNullish(value)) return null;
    const number = needNumber(value, name);
    if (number instanceof Decimal128) {
      return roundTo(number, 0, round, (quotient, remainder) =>
        up ? (remainder > 0n ? quotient + 1n : quotient) : remainder < 0n ? quotient - 1n : quotient,
      );
    }
    return typeof number === 'number' ? round(number) : number;
  });

const abs: Operator = unary((value, name) => {
  if (isNullish(value)) return null;
  const number = needNumber(value, name);
  if (number === -9223372036854775808n) throw new MongoError(28680, "can't take $abs of long long min");
  if (number instanceof Decimal128) {
    const parts = toDecimalParts(number);
    return typeof parts === 'string'
      ? Decimal128.fromString(parts.replace('-', ''))
      : parts.coefficient < 0n
        ? negative(number)
        : number;
  }
  return toDouble(number) < 0 ? negative(number) : number;
});

/** A function of doubles; decimals would lose digits, so they are refused by name. */
const real = (compute: (value: number, name: string) => number): Operator =>
  unary((value, name) => {
    if (isNullish(value)) return null;
    const number = needNumber(value, name);
    if (number instanceof Decimal128) {
      throw new MongoError('NotImplemented', `${name} of a decimal is not implemented by the embedded database`);
    }
    return compute(toDouble(number), name);
  });

const within = (low: number, high: number, compute: (value: number) => number, code: number) =>
  real((value, name) => {
    if (value < low || value > high) {
      throw new MongoError(code, `cannot apply ${name} to ${value}, value must be in [${low},${high}]`);
    }
    return compute(value);
  });

const pow: Operator = binary((a, b, name) => {
  if (isNullish(a) || isNullish(b)) return null;
  const base = needNumber(a, name, 28762);
  const exponent = needNumber(b, name, 28763);
  if (base instanceof Decimal128 || exponent instanceof Decimal128) {
    throw new MongoError('NotImplemented', '$pow of a decimal is not implemented by the embedded database');
  }
  if (toDouble(base) === 0 && toDouble(exponent) < 0) {
    throw new MongoError(28764, '$pow cannot take a base of 0 and a negative exponent');
  }
  if (typeof base !== 'number' && typeof exponent !== 'number' && toDouble(exponent) >= 0) {
    const result = truncateToLong(base) ** truncateToLong(exponent);
    if (result <= 9223372036854775807n && result >= -9223372036854775808n) {
      return base instanceof Int32 && exponent instanceof Int32 ? integer(result) : result;
    }
  }
  return toDouble(base) ** toDouble(exponent);
});

const log: Operator = binary((a, b, name) => {
  if (isNullish(a) || isNullish(b)) return null;
  const value = toDouble(needNumber(a, name, 28756));
  const base = toDouble(needNumber(b, name, 28757));
  if (!(value > 0)) throw new MongoError(28758, "$log's argument must be a positive number, but is " + value);
  if (!(base > 0) || base === 1) {
    throw new MongoError(28759, "$log's base must be a positive number not equal to 1, but is " + base);
  }
  return Math.log(value) / Math.log(base);
});

const positive = (compute: (value: number) => number, code: number) =>
  real((value, name) => {
    if (!(value > 0) && !Number.isNaN(value)) {
      throw new MongoError(code, `${name}'s argument must be a positive number, but is ${value}`);
    }
    return compute(value);
  });

/** A sum of the numeric values of a list, as $sum does; others count for nothing. */
export function sum(values: Iterable<Maybe>): NumberValue {
  let total: NumberValue = new Int32(0);
  for (const value of values) if (isNumber(value)) total = arithmetic('add', total, value);
  return total;
}

/** The mean of the numeric values, null without any. */
export function average(values: Iterable<Maybe>): NumberValue | null {
  const numbers = [...values].filter(isNumber);
  if (numbers.length === 0) return null;
  const total = sum(numbers);
  if (total instanceof Decimal128) {
    return toDecimal128(
      divideDecimals(addDecimals(toDecimalParts(total), { coefficient: 0n, exponent: 0 }), {
        coefficient: BigInt(numbers.length),
        exponent: 0,
      }),
    );
  }
  return toDouble(total) / numbers.length;
}

/** Arithmetic and trigonometry. */
export const ARITHMETIC: Operators = {
  $add: variadic(0, Infinity, add),
  $subtract: binary(subtract),
  $multiply: variadic(0, Infinity, multiply),
  $divide: binary(divide),
  $mod: binary(mod),
  $abs: abs,
  $ceil: towards(Math.ceil, true),
  $floor: towards(Math.floor, false),
  $round: rounding(halfEven, halfEvenDecimal),
  $trunc: rounding(Math.trunc, (quotient) => quotient),
  $exp: real(Math.exp),
  $ln: positive(Math.log, 28766),
  $log10: positive(Math.log10, 28761),
  $log: log,
  $pow: pow,
  $sqrt: within(0, Infinity, Math.sqrt, 28714),
  $sin: real(Math.sin),
  $cos: real(Math.cos),
  $tan: real(Math.tan),
  $sinh: real(Math.sinh),
  $cosh: real(Math.cosh),
  $tanh: real(Math.tanh),
  $asin: within(-1, 1, Math.asin, 50989),
  $acos: within(-1, 1, Math.acos, 50989),
  $atan: real(Math.atan),
  $asinh: real(Math.asinh),
  $acosh: within(1, Infinity, Math.acosh, 50989),
  $atanh: within(-1, 1, Math.atanh, 50989),
  $atan2: binary((a, b, name) =>
    isNullish(a) || isNullish(b) ? null : Math.atan2(toDouble(needNumber(a, name)), toDouble(needNumber(b, name))),
  ),
  $degreesToRadians: real((value) => (value * Math.PI) / 180),
  $radiansToDegrees: real((value) => (value * 180) / Math.PI),
};
